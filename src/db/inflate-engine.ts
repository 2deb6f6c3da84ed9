export type Progress = (loaded: number, total: number) => void;

/**
 * The wasm of a response that holds it gzipped, or raw (some servers inflate .gz files on their own).
 * @param onProgress bytes as they arrive; the total is 0 when the server does not tell.
 * @throws when the response is an error or not the engine.
 */
export async function inflateEngine(response: Response, onProgress: Progress): Promise<Response> {
  if (!response.ok || !response.body) throw new Error(`${response.url} answered ${response.status}`);
  const reader = response.body.pipeThrough(countBytes(totalBytes(response), onProgress)).getReader();
  const first = await reader.read();
  const body = resume(first.value ?? new Uint8Array(), reader);
  const headers = { "content-type": "application/wasm" };
  switch (kindOf(first.value)) {
    case "gzip":
      return new Response(body.pipeThrough(gunzip()), { headers });
    case "wasm":
      return new Response(body, { headers });
    default:
      throw new Error(`${response.url}: expected gzip or wasm, found ${String(first.value?.slice(0, 4))}`);
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

function kindOf(head: Bytes | undefined): "gzip" | "wasm" | "other" {
  if (head?.[0] === 0x1f && head[1] === 0x8b) return "gzip";
  if (head?.[0] === 0x00 && head[1] === 0x61) return "wasm";
  return "other";
}

/** Content-Length counts bytes on the wire; with a Content-Encoding we see others. */
function totalBytes(response: Response): number {
  if (response.headers.get("content-encoding")) return 0;
  return Number(response.headers.get("content-length") ?? 0);
}

function countBytes(total: number, onProgress: Progress): TransformStream<Bytes, Bytes> {
  let loaded = 0;
  return new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      onProgress(loaded, total);
      controller.enqueue(chunk);
    },
  });
}

/** The stream again from its start, after its first chunk was looked at. */
function resume(first: Bytes, rest: ReadableStreamDefaultReader<Bytes>): ReadableStream<Bytes> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(first),
    async pull(controller) {
      const { done, value } = await rest.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => rest.cancel(reason),
  });
}

/** TypeScript gives DecompressionStream a wider input than pipeThrough accepts. */
function gunzip(): ReadableWritablePair<Bytes, Bytes> {
  return new DecompressionStream("gzip") as ReadableWritablePair<Bytes, Bytes>;
}
