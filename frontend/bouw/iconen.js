import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const map = join(dirname(require.resolve("lucide-static/package.json")), "icons");

/** The drawing inside a Lucide file: what stands between <svg …> and </svg>, on one line. */
function tekening(svg) {
  const binnen = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
  return binnen.replace(/\s*\n\s*/g, "").trim();
}

/** Vite plugin: write the icons named in `lijst` to iconen.json, {name: inner SVG}, for <c-icoon>. */
export function iconen(lijst) {
  return {
    name: "loket-iconen",
    async generateBundle() {
      const namen = JSON.parse(await readFile(lijst, "utf8"));
      const uit = {};
      for (const naam of [...namen].sort()) {
        uit[naam] = tekening(await readFile(join(map, `${naam}.svg`), "utf8"));
      }
      this.emitFile({ type: "asset", fileName: "iconen.json", source: JSON.stringify(uit) });
    },
  };
}
