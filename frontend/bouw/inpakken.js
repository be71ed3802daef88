import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const VORMEN = [
  [".br", (inhoud) => promisify(brotliCompress)(inhoud, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })],
  [".gz", (inhoud) => promisify(gzip)(inhoud, { level: 9 })],
];

/** Vite plugin: beside every text file its brotli and gzip, made once, so that the web server only has to choose. */
export function inpakken() {
  return {
    name: "loket-inpakken",
    async writeBundle({ dir }) {
      const teksten = (await readdir(dir)).filter((naam) => /\.(css|js|svg)$/.test(naam));
      for (const naam of teksten) {
        const inhoud = await readFile(join(dir, naam));
        for (const [einde, pak] of VORMEN) {
          const ingepakt = await pak(inhoud);
          if (ingepakt.length < inhoud.length * 0.95) await writeFile(join(dir, naam + einde), ingepakt);
        }
      }
    },
  };
}
