// Serves a folder as a static host would: right types, no directory listing, nothing outside the folder.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/** Serve `folder` on a free port of this machine, with these headers beside the usual: `{ origin, close }`. */
export async function serve(folder, more = {}) {
  const server = createServer(async (request, response) => {
    const headers = { "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", ...more };
    try {
      const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
      const file = join(folder, path.endsWith(sep) ? join(path, "index.html") : path);
      const body = await readFile(file);
      headers["Content-Type"] = types[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, headers).end(body);
    } catch (error) {
      const status = error instanceof URIError ? 400 : 404;
      response.writeHead(status, { ...headers, "Content-Type": types[".txt"] }).end("Not found.\n");
    }
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
