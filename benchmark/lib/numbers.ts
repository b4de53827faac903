/** Numbers as they are read: three digits that count. Knows no units. */

const steps = [
	{from: 1e9, by: 1e9, sign: ' G'},
	{from: 1e6, by: 1e6, sign: ' M'},
	{from: 1e4, by: 1e3, sign: ' k'},
] as const;

const threeDigits = (value: number): string => {
	const size = Math.abs(value);
	return size === 0 ? '0' : value.toFixed(size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3);
};

/** 7,973,000 is `7.97 M`, 12,345 `12.3 k`, 1,234 `1234`, 0.0123 `0.012`. */
export const formatNumber = (value: number): string => {
	const step = steps.find(({from}) => Math.abs(value) >= from * 0.9995);
	return step ? `${threeDigits(value / step.by)}${step.sign}` : threeDigits(value);
};
