// Draws the mosaic on the front page: many different pieces that make one picture, with a place left open.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const COLOURS = { p: "#0b4a3c", l: "#2c9e64", b: "#ffcf33", r: "#f4573a", w: "#ffffff", s: "#8fcbea" };
// Shapes in a tile of 100, turned by a quarter as often as the third sign says.
const SHAPES = {
  q: "M0 0h100a100 100 0 0 1-100 100z", // quarter
  a: "M0 100A100 100 0 0 1 100 0v50a50 50 0 0 0-50 50z", // arc
  h: "M0 100a50 50 0 0 1 100 0z", // hill
  o: "M50 16a34 34 0 1 0 0 68 34 34 0 0 0 0-68z", // dot
  l: "M0 0a100 100 0 0 0 100 100A100 100 0 0 0 0 0z", // leaf
};
const MOSAIC = [
  ".   .   ap0 ap1 qr1",
  ".   ob0 ap3 ow0 lb0",
  "as0 as1 qb0 al0 al1",
  "as3 qr2 ll1 al3 qp2",
  "qb3 hp0 or0 hs1 aw0",
];

const tile = (code, x, y) => {
  if (code === ".") return "";
  const [shape, colour, turns] = code;
  return `<path fill="${COLOURS[colour]}" stroke="${COLOURS[colour]}" stroke-width=".7" transform="translate(${x} ${y}) rotate(${90 * turns} 50 50)" d="${SHAPES[shape]}"/>`;
};

/** Write the mosaic. */
export function drawHero(target) {
  const tiles = MOSAIC.flatMap((row, y) => row.split(/\s+/).map((code, x) => tile(code, x * 100, y * 100)));
  writeFileSync(
    join(target, "hero.svg"),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 500" width="500" height="500">${tiles.join("")}</svg>\n`,
  );
}
