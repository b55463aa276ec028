/** The part of the WebAssembly interface that we wrap; TypeScript declares it only together with a browser. */
declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  interface Instance {
    readonly exports: Record<string, unknown>;
  }
  type Imports = Record<string, Record<string, unknown>>;
  let instantiate: (source: unknown, imports?: Imports) => Promise<unknown>;
}
