/** Ink names `react-devtools-core` for its own developers; the bundle gets this in its place. */
const devtools = { initialize: (): void => {}, connectToDevTools: (): void => {} };
// biome-ignore lint/style/noDefaultExport: Ink imports the default
export default devtools;
