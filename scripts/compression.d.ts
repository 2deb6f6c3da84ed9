/** The part of the package that scripts/serve.ts uses; its own types would bring all of Express along. */
declare module "compression" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  type Filter = (request: IncomingMessage, response: ServerResponse) => boolean;
  interface Compression {
    (options: {
      readonly filter: Filter;
    }): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
    /** Whether the type of an answer is one that packing makes smaller. */
    readonly filter: Filter;
  }
  const compression: Compression;
  export default compression;
}
