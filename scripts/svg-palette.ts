/** Colours of the pictures: the terminal's own, and what a palette index stands for. Knows nothing of cells. */

export type Appearance = 'dark' | 'light';

export type Palette = {
	readonly foreground: string;
	readonly background: string;
	/** The window around the terminal. */
	readonly titleBar: string;
	readonly titleText: string;
	readonly border: string;
	readonly cursor: string;
	/** The sixteen named colours, in ANSI's order. */
	readonly ansi: readonly string[];
};

export const palettes: Readonly<Record<Appearance, Palette>> = {
	dark: {
		foreground: '#d6dae0',
		background: '#14171c',
		titleBar: '#1e2229',
		titleText: '#8b93a1',
		border: '#333a45',
		cursor: '#d6dae0',
		ansi: [
			...['#1e2229', '#f2777a', '#8fc86f', '#e5c07b', '#6cb2f7', '#d38aea', '#5bc8c4', '#c3c9d2'],
			...['#6b7482', '#ff9a9c', '#abe08c', '#f5d896', '#93c9ff', '#e6aef6', '#85e2de', '#ffffff'],
		],
	},
	light: {
		foreground: '#24292f',
		background: '#fcfcfb',
		titleBar: '#ecedee',
		titleText: '#6a737d',
		border: '#cfd3d8',
		cursor: '#24292f',
		ansi: [
			...['#24292f', '#c5221f', '#1b7a35', '#8a5a00', '#0b57d0', '#8430ce', '#00707a', '#6a737d'],
			...['#57606a', '#b3261e', '#146c2e', '#7a4f01', '#0842a0', '#6a1b9a', '#005f67', '#24292f'],
		],
	},
};

const hex = (...channels: readonly number[]): string =>
	`#${channels.map(channel => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

/** What a palette index (0 to 255) stands for: the named colours, xterm's 6×6×6 cube, then its 24 greys. */
export const indexedColor = (index: number, {ansi}: Palette): string => {
	const named = ansi[index];
	if (named !== undefined) {
		return named;
	}

	if (index >= 232) {
		const grey = 8 + (index - 232) * 10;
		return hex(grey, grey, grey);
	}

	const cube = index - 16;
	const level = (step: number): number => (step === 0 ? 0 : 55 + step * 40);
	return hex(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6));
};

/** A colour that is `share` of the way (0 to 1) from `from` to `to`, both `#rrggbb`. */
export const mixColors = (from: string, to: string, share: number): string => {
	const channel = (color: string, at: number): number => Number.parseInt(color.slice(at, at + 2), 16);
	return hex(...[1, 3, 5].map(at => channel(from, at) + (channel(to, at) - channel(from, at)) * share));
};
