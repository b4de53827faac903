/** Is this value what it should be? What a snapshot is read with. Knows nothing of what a hub is. */

/** A snapshot that cannot be used, and why. */
export class SnapshotError extends Error {
	override readonly name = 'SnapshotError';
}

type Check<Type> = (value: unknown) => Type;

const fail = (wanted: string, value: unknown): never => {
	throw new SnapshotError(`${wanted} was expected, not ${JSON.stringify(value)?.slice(0, 40)}`);
};

export const text: Check<string> = value => (typeof value === 'string' ? value : fail('Text', value));

/** A whole number, of either sign. */
export const whole: Check<number> = value =>
	Number.isSafeInteger(value) ? (value as number) : fail('A whole number', value);

export const list: Check<readonly unknown[]> = value =>
	Array.isArray(value) ? value : fail('A list', value);

export const record: Check<Readonly<Record<string, unknown>>> = value =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: fail('An object', value);

/** What may be left out. */
export const optional =
	<Type>(check: Check<Type>): Check<Type | undefined> =>
	value =>
		value === undefined ? undefined : check(value);

/** Each of a list; none when it is left out. */
export const each =
	<Type>(check: Check<Type>): Check<readonly Type[]> =>
	value =>
		value === undefined ? [] : list(value).map(check);

export const oneOf =
	<Type extends string>(...known: readonly Type[]): Check<Type> =>
	value =>
		known.find(one => one === value) ?? fail(`One of ${known.join(', ')}`, value);
