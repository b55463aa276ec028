export { type MountedApp, type MountOptions, mountApp } from './mount-app.tsx';
export { type TerminalOutput, TerminalSession } from './terminal-session.ts';
export { type HarmlessOptions, harmless, harmlessLines } from './text/harmless.ts';
export { textWidth } from './text/width.ts';
export type { ThemeOptions } from './theme.ts';
