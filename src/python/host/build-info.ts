declare const __PYODIDE_VERSION__: string | undefined;
declare const __PROBE_DIGEST__: string | undefined;

/** Filled in by bin/build.js; tests that run from the sources share one name. */
export const BUILD = {
  pyodideVersion: typeof __PYODIDE_VERSION__ === 'undefined' ? 'source' : __PYODIDE_VERSION__,
  probeDigest: typeof __PROBE_DIGEST__ === 'undefined' ? 'source' : __PROBE_DIGEST__,
} as const;
