/** The colours as hex, one palette for each kind of background. Knows nothing of components. */

export type Background = 'dark' | 'light';

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
