import type { AppState } from '../app/index.ts';
import { createTheme, type Theme, type ThemeOptions } from './theme.ts';

/** The theme for a state: what the terminal can show, and the learner's own settings, which only ever take away. */
export function createThemes(terminal: ThemeOptions): (state: AppState) => Theme {
  let theme = createTheme(terminal);
  return ({ profile }) => {
    const { colour, signs } = profile.progress.settings;
    const options: ThemeOptions = {
      ...terminal,
      colour: colour === 'none' ? 0 : terminal.colour,
      ascii: signs === 'ascii' || terminal.ascii,
    };
    if (theme.options.colour !== options.colour || theme.options.ascii !== options.ascii) theme = createTheme(options);
    return theme;
  };
}
