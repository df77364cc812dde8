// Measures every pair of text and ground that docs/design.md promises and fails below the promise.
const PAIRS = [
  ["ink on white", "10312a", "ffffff", 7],
  ["ink on mist", "10312a", "f2f8f4", 7],
  ["ink on dew", "10312a", "def5e7", 7],
  ["ink on butter", "10312a", "ffcf33", 7],
  ["ink on deep butter", "10312a", "f7b90b", 7],
  ["ink on light amber", "10312a", "fff3cc", 7],
  ["ink on light red", "10312a", "ffe9e3", 7],
  ["ink on light sky", "10312a", "e2f2fa", 7],
  ["soft on white", "36534b", "ffffff", 7],
  ["soft on mist", "36534b", "f2f8f4", 7],
  ["soft on dew", "36534b", "def5e7", 7],
  ["soft on light amber", "36534b", "fff3cc", 7],
  ["pine on white", "0b4a3c", "ffffff", 7],
  ["pine on dew", "0b4a3c", "def5e7", 7],
  ["white on pine", "ffffff", "0b4a3c", 7],
  ["white on night", "ffffff", "07352b", 7],
  ["butter on night", "ffcf33", "07352b", 7],
  ["butter on pine (large)", "ffcf33", "0b4a3c", 4.5],
  ["red on white", "8c1a0c", "ffffff", 7],
  ["red on light red", "8c1a0c", "ffe9e3", 7],
  ["tone 1", "0b4a3c", "cfeedd", 7],
  ["tone 2", "4a3800", "ffe9a3", 7],
  ["tone 3", "701c0d", "ffdbd1", 7],
  ["tone 4", "0d4058", "d0eaf7", 7],
  ["tone 5", "47215f", "e9dcf2", 7],
  ["tone 6", "064944", "c9efea", 7],
  ["edge of a field on white", "5d7d73", "ffffff", 3],
  ["edge of a field on mist", "5d7d73", "f2f8f4", 3],
  ["poppy on white", "f4573a", "ffffff", 3],
  ["leaf on white", "2c9e64", "ffffff", 3],
];

function light(hex) {
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

for (const [name, text, ground, least] of PAIRS) {
  const [more, less] = [light(text), light(ground)].sort((a, b) => b - a);
  const ratio = (more + 0.05) / (less + 0.05);
  console.log(`${name.padEnd(28)} ${ratio.toFixed(2)} (at least ${least})`);
  if (ratio < least) process.exitCode = 1;
}
