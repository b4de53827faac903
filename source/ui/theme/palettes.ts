/** The colours, one palette for each kind of background. Knows nothing of components. */
import {farthestFrom, hexOf, legible, mix, type Rgb, ratios} from './contrast.ts';

export type Background = 'dark' | 'light';

/** What backgrounds of terminals are mostly like: where the terminal's own is not known, or is of the other kind than what was asked for. */
export const usualBackgrounds: Readonly<Record<Background, string>> = {dark: '#1e1e1e', light: '#fafafa'};

export type Palette = {
	/** One for each index of `limits.colors`; far from each other, the most different ones first. */
	readonly names: readonly string[];
	readonly dim: string;
	readonly faint: string;
	readonly accent: string;
	readonly success: string;
	readonly warning: string;
	readonly error: string;
	/** The background of a selected row. */
	readonly selection: string;
};

/*
The names were chosen in OKLab: of all colours with a contrast of at least 5 against the background, always the one
farthest from those already taken. A test holds them to WCAG 2.2, 1.4.3 (4.5) on the backgrounds that terminals have.
*/
export const palettes: Readonly<Record<Background, Palette>> = {
	dark: {
		names: [
			'#21adae',
			'#fe7684',
			'#f1d93f',
			'#a37ff1',
			'#f2c6f6',
			'#5ef8b1',
			'#b0945d',
			'#5ab046',
			'#98e6f6',
			'#2d9ef8',
			'#b886ab',
			'#ff9d29',
			'#fbce9f',
			'#f38de6',
			'#95c69b',
			'#9fb3fe',
		],
		dim: '#8d95a3',
		faint: '#4b525e',
		accent: '#6cb6ff',
		success: '#6fcf7f',
		warning: '#f0b94d',
		error: '#ff7070',
		selection: '#2c3542',
	},
	light: {
		names: [
			'#700868',
			'#1a7121',
			'#196ac8',
			'#aa4d0a',
			'#034867',
			'#7b5e8d',
			'#432793',
			'#b23668',
			'#662f30',
			'#474503',
			'#7b6c01',
			'#126c63',
			'#4e3663',
			'#7053c1',
			'#960f1d',
			'#9c419b',
		],
		dim: '#626a76',
		faint: '#c2c8d1',
		accent: '#0a60c2',
		success: '#1c7733',
		warning: '#8a5800',
		error: '#bf1f2b',
		selection: '#dde7f3',
	},
};

/** Every colour of a palette as it is read on a background: `text` for what is read, `mark` for lines. */
const fitted = (palette: Palette, background: Rgb, text: number, mark: number): Palette => {
	const read = (color: string): string => legible(color, background, text);
	return {
		...palette,
		names: palette.names.map(read),
		dim: read(palette.dim),
		accent: read(palette.accent),
		success: read(palette.success),
		warning: read(palette.warning),
		error: read(palette.error),
		faint: legible(palette.faint, background, mark),
	};
};

/** A share of what stands out most, over a background: it marks a row, and what is written there can still be read. */
const selectionOn = (background: Rgb, share: number): string =>
	hexOf(mix(background, farthestFrom(background), share));

/** The palette for a background that is known: as chosen where that is legible, otherwise lighter or darker. */
export const paletteOn = (kind: Background, background: Rgb): Palette => ({
	// Lines are not read.
	...fitted(palettes[kind], background, ratios.text, 1),
	selection: selectionOn(background, 0.13),
});

/** The same with high contrast, for text and lines alike. */
export const highContrastOn = (kind: Background, background: Rgb): Palette => ({
	...fitted(palettes[kind], background, ratios.high, ratios.text),
	selection: selectionOn(background, 0.2),
});

/** The terminal's own 16 colours, by the names that they have: those that are read on such a background in most schemes. */
export const ownColors: Readonly<Record<Background, Omit<Palette, 'dim' | 'faint' | 'selection'>>> = {
	dark: {
		names: [
			'cyanBright',
			'magentaBright',
			'yellowBright',
			'greenBright',
			'blueBright',
			'redBright',
			'cyan',
			'magenta',
			'yellow',
			'green',
		],
		accent: 'cyanBright',
		success: 'greenBright',
		warning: 'yellowBright',
		error: 'redBright',
	},
	light: {
		names: ['blue', 'magenta', 'red', 'green', 'cyan'],
		accent: 'blue',
		success: 'green',
		warning: 'magenta',
		error: 'red',
	},
};
