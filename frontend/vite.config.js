import { defineConfig } from "vite";
import { resolve } from "node:path";
import { iconen } from "./bouw/iconen.js";
import { inpakken } from "./bouw/inpakken.js";

const hier = import.meta.dirname;

export default defineConfig({
  root: hier,
  base: "./",
  publicDir: false,
  plugins: [iconen(resolve(hier, "iconen.json")), inpakken()],
  build: {
    outDir: resolve(hier, "../src/eenloket/vormgeving/static/vormgeving"),
    emptyOutDir: true,
    manifest: "manifest.json",
    // No data: addresses: the content security policy allows images from our own address only.
    assetsInlineLimit: 0,
    target: "es2022",
    modulePreload: false,
    rollupOptions: {
      // htmx holds one eval(); it is switched off by allowEval=false, see src/js/htmx.js.
      checks: { eval: false },
      input: { main: resolve(hier, "src/main.js") },
      output: {
        entryFileNames: "[name]-[hash].js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: "[name]-[hash][extname]",
      },
    },
  },
});
