import { Chalk } from 'chalk';
import type { TerminalFeatures } from '../terminal-features.ts';

/** How text outside the full screen is coloured, by what it means. */
export interface Pens {
  readonly heading: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly accent: (text: string) => string;
  readonly code: (text: string) => string;
}

/** The pens of a terminal, in the colours of the player. Without colours they leave text as it is. */
export function pensFor({ colour, background }: Pick<TerminalFeatures, 'colour' | 'background'>): Pens {
  const chalk = new Chalk({ level: colour });
  const isDark = background === 'dark';
  // Sixteen colours were chosen by people for their own background; more are chosen here for both.
  const pen = (basic: 'gray' | 'green' | 'yellow' | 'red' | 'blue' | 'cyan', dark: string, light: string) =>
    colour === 1 ? chalk[basic] : chalk.hex(isDark ? dark : light);
  return {
    heading: chalk.bold,
    dim: pen('gray', '#8b93a7', '#646b7d'),
    faint: pen('gray', '#4b5263', '#b4b9c5'),
    good: pen('green', '#8fd694', '#2a8a3a'),
    warning: pen('yellow', '#f2c572', '#9a6700'),
    bad: pen('red', '#ff757f', '#c8283c'),
    accent: pen('blue', '#82aaff', '#2f5fd0').bold,
    code: pen('cyan', '#7ccfd8', '#0f7884'),
  };
}
