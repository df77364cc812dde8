// The example theme holds thousands of design tokens; a page pays only for those it uses.

const DECLARATION = /(--[a-z0-9-]+)\s*:\s*([^;{}]+?)\s*(?:\/\*[^*]*\*\/\s*)?;/g;
const USE = /var\(\s*(--[a-z0-9-]+)/g;

const declarations = (css) =>
  new Map([...css.matchAll(DECLARATION)].map(([, name, value]) => [name, value.replace(/\/\*.*?\*\//g, "").trim()]));
const uses = (css) => [...css.matchAll(USE)].map(([, name]) => name);

/** Give one `.alliantie-theme` rule with our tokens over the example's, and only those that are used. */
export function keepUsedTokens({ base, own, users }) {
  const values = new Map([...declarations(base), ...declarations(own)]);
  const kept = new Set();
  const queue = uses(users);
  while (queue.length > 0) {
    const name = queue.pop();
    if (kept.has(name) || !values.has(name)) continue;
    kept.add(name);
    queue.push(...uses(values.get(name)));
  }
  const lines = [...kept].sort().map((name) => `${name}: ${values.get(name)};`);
  return `.alliantie-theme { ${lines.join("\n")} }\n`;
}
