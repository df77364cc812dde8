// Prints what a visitor downloads and fails when it is over budget.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const target = join(dirname(fileURLToPath(import.meta.url)), "..", "alliantie", "static", "alliantie");
const size = (name) => readFileSync(join(target, name));
const budget = [
  ["styles (gzip)", gzipSync(size("alliantie.css"), { level: 9 }).length, 20_000],
  ["script (gzip)", gzipSync(size("alliantie.js"), { level: 9 }).length, 15_000],
  ["fonts", size("fonts/noto-sans-400.woff2").length + size("fonts/noto-sans-700.woff2").length, 30_000],
];
for (const [name, bytes, most] of budget) {
  console.log(`${name.padEnd(16)} ${String(bytes).padStart(6)} of ${most} bytes`);
  if (bytes >= most) process.exitCode = 1;
}
