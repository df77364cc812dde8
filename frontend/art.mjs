// Draws the pictures for whatever has none: quarter rings in six tones, as files that the browser keeps.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const WHITE = "#fff";
// surface, strong, ink, pop: the same as the tones in src/css/cards.css
export const TONES = [
  ["#cfeedd", "#2c9e64", "#0b4a3c", "#ffcf33"],
  ["#ffe9a3", "#f7b90b", "#4a3800", "#f4573a"],
  ["#ffdbd1", "#f4573a", "#701c0d", "#ffcf33"],
  ["#d0eaf7", "#3393c9", "#0d4058", "#ffcf33"],
  ["#e9dcf2", "#8f5bb5", "#47215f", "#f4573a"],
  ["#c9efea", "#14a097", "#064944", "#f4573a"],
];

const path = (fill, d) => `<path fill="${fill}" d="${d}"/>`;
const dot = (fill, x, y, r) => `<circle fill="${fill}" cx="${x}" cy="${y}" r="${r}"/>`;

// Each drawing is two rows of three tiles of 100.
const PATTERNS = [
  ([, a, b, c]) => [
    path(a, "M0 100A100 100 0 0 1 100 0v50a50 50 0 0 0-50 50z"),
    path(b, "M0 100a100 100 0 0 0 100 100v-50a50 50 0 0 1-50-50z"),
    path(c, "M100 200a100 100 0 0 0 100-100h-50a50 50 0 0 1-50 50z"),
    dot(b, 150, 50, 30),
    path(c, "M200 0h100v100a100 100 0 0 1-100-100z"),
    path(a, "M200 200a100 100 0 0 1 100-100v100z"),
  ],
  ([, a, b, c]) => [
    path(b, "M0 0h100v100A100 100 0 0 1 0 0z"),
    dot(c, 150, 50, 34),
    path(a, "M200 100a100 100 0 0 1 100-100v50a50 50 0 0 0-50 50z"),
    path(WHITE, "M0 200a100 100 0 0 1 100-100v50a50 50 0 0 0-50 50z"),
    path(a, "M100 100h100a100 100 0 0 1-100 100z"),
    path(b, "M200 150a50 50 0 0 1 100 0v50H200z"),
  ],
  ([, a, b, c]) => [
    path(a, "M0 100a100 100 0 0 1 200 0h-50a50 50 0 0 0-100 0z"),
    path(WHITE, "M50 100a50 50 0 0 1 100 0z"),
    path(b, "M200 0h100v100a100 100 0 0 1-100-100z"),
    path(c, "M0 100h100v100A100 100 0 0 1 0 100z"),
    path(b, "M100 100h100a100 100 0 0 1-100 100z"),
    dot(a, 250, 150, 34),
  ],
  ([, a, b, c]) => [
    path(c, "M0 0h100a100 100 0 0 1-100 100z"),
    path(a, "M100 100a100 100 0 0 0 200 0h-50a50 50 0 0 1-100 0z"),
    path(b, "M100 100a100 100 0 0 1 200 0h-50a50 50 0 0 0-100 0z"),
    dot(c, 50, 150, 50),
  ],
  ([, a, b, c]) => [
    path(b, "M100 0v200A100 100 0 0 1 100 0z"),
    path(c, "M100 0a100 100 0 0 1 100 100H100z"),
    path(a, "M100 100h100v100a100 100 0 0 1-100-100z"),
    path(b, "M200 100a100 100 0 0 1 100-100v50a50 50 0 0 0-50 50z"),
    path(a, "M300 100v100H200a100 100 0 0 1 100-100z"),
  ],
  ([, a, b, c]) => [
    dot(a, 100, 100, 100),
    dot(WHITE, 100, 100, 50),
    path(b, "M100 0a100 100 0 0 1 100 100h-50a50 50 0 0 0-50-50z"),
    path(c, "M200 0h100v100a100 100 0 0 1-100-100z"),
    path(b, "M200 200a100 100 0 0 1 100-100v100z"),
  ],
];

// A band is one row of five of these, in an order of its own.
const TILES = [
  ([, a], x) => path(a, `M${x} 100A100 100 0 0 1 ${x + 100} 0v50a50 50 0 0 0-50 50z`),
  ([, , b], x) => dot(b, x + 50, 62, 34),
  ([, , , c], x) => path(c, `M${x} 0h100a100 100 0 0 1-100 100z`),
  ([, a], x) => path(a, `M${x} 100a50 50 0 0 1 100 0z`),
  ([, , b], x) => path(b, `M${x} 0a100 100 0 0 0 100 100V0z`),
];

const svg = (width, height, ground, shapes) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
  `<path fill="${ground}" d="M0 0h${width}v${height}H0z"/>${shapes.join("")}</svg>\n`;

/** Write every drawing and every band in every tone. */
export function drawAll(target) {
  const folder = join(target, "art");
  mkdirSync(folder, { recursive: true });
  TONES.forEach((tone, at) => {
    PATTERNS.forEach((draw, number) => {
      writeFileSync(join(folder, `${at + 1}-${number + 1}.svg`), svg(300, 200, tone[0], draw(tone)));
      const tiles = TILES.map((_, place) => TILES[(place + number) % TILES.length](tone, place * 100));
      writeFileSync(join(folder, `${at + 1}-${number + 1}-band.svg`), svg(500, 100, tone[0], tiles));
    });
  });
}
