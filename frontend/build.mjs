// Builds the one stylesheet, the one script and the fonts into Django's static folder.
// The result is committed, so that whoever works on the Python side needs no node.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { transform } from "lightningcss";

import { drawAll } from "./art.mjs";
import { drawHero } from "./hero.mjs";
import { keepUsedTokens } from "./tokens.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "alliantie", "static", "alliantie");
const read = (...path) => readFileSync(join(here, ...path), "utf8");
const packaged = (...path) => read("node_modules", ...path);

const CANDIDATE = ["skip-link", "button", "heading", "paragraph", "link", "data-badge"];
const UTRECHT = [
  "alert", "breadcrumb-nav", "form-label", "form-field-description", "textbox", "textarea", "select",
  "checkbox",
];
const OWN = ["base", "layout", "frame", "cards", "forms", "parts", "story", "case", "home", "people", "questions", "news", "dilemmas", "events", "matchmaking", "print"];
// Variants of the components that this site does not have.
const UNUSED =
  /--(positive|negative|pressed|busy|icon-only|placeholder|numeric|sticky|selected|alternate|hidden|fixed|oneline|truncate|row-focus|hover|active|focus|focus-visible|distanced|rtl|level-[56])|-size\b|__placeholder|__header-cell-button|--html-(p|td|blockquote)|__(relative|page)-link--hover/;

const SELECTORS = /,(?![^()]*\))/;

function withoutUnused(css) {
  const flat = transform({ filename: "components.css", code: Buffer.from(css), minify: true }).code.toString();
  return flat.replace(/([^{};]+)\{([^{}]*)\}/g, (rule, selectors, body) => {
    if (selectors.startsWith("@")) return rule;
    const kept = selectors.split(SELECTORS).filter((selector) => !UNUSED.test(selector));
    return kept.length > 0 ? `${kept.join(",")}{${body}}` : "";
  });
}

function styles() {
  const components = withoutUnused(
    [
      ...CANDIDATE.map((name) => packaged("@nl-design-system-candidate", `${name}-css`, "dist", `${name}.css`)),
      ...UTRECHT.map((name) => packaged("@utrecht", `${name}-css`, "dist", "index.css")),
    ]
      .join("\n")
      .replace(/\/\*# sourceMappingURL.*?\*\//g, ""),
  );
  const own = OWN.map((name) => read("src", "css", `${name}.css`)).join("\n");
  const tokens = keepUsedTokens({
    base: packaged("@nl-design-system-unstable", "voorbeeld-design-tokens", "dist", "theme.css"),
    own: read("src", "css", "theme.css"),
    users: components + own,
  });
  const { code } = transform({
    filename: "alliantie.css",
    code: Buffer.from(tokens + components + own),
    minify: true,
    targets: { chrome: 111 << 16, firefox: 113 << 16, safari: (16 << 16) | (4 << 8) },
  });
  const licence = "/* Alliantie Open Overheid, EUPL-1.2. Component styles: NL Design System community, Utrecht, Frameless, EUPL-1.2. */\n";
  writeFileSync(join(target, "alliantie.css"), licence + code.toString() + "\n");
}

async function scripts() {
  await build({
    entryPoints: [join(here, "src", "js", "alliantie.js")],
    outfile: join(target, "alliantie.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
  });
}

function fonts() {
  for (const weight of [400, 700]) {
    copyFileSync(
      join(here, "node_modules", "@fontsource", "noto-sans", "files", `noto-sans-latin-${weight}-normal.woff2`),
      join(target, "fonts", `noto-sans-${weight}.woff2`),
    );
  }
}

mkdirSync(join(target, "fonts"), { recursive: true });
styles();
await scripts();
fonts();
drawAll(target);
drawHero(target);
await import("./sizes.mjs");
