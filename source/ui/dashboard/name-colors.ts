/** Which colour a name has in the log: some events say it, all shall show it. */
import type {LogEvent} from '../../messages.ts';

/** More names than this are not remembered. */
const namesMax = 10_000;

export type NameColors = {
	/** Learn from an event. */
	note(event: LogEvent): void;
	of(name: string): number | undefined;
};

/** Remembers the newest colour of each name. */
export const createNameColors = (): NameColors => {
	const colors = new Map<string, number>();

	const learn = (name: string, color: number | undefined): void => {
		if (color === undefined) {
			return;
		}

		if (colors.size >= namesMax) {
			colors.clear();
		}

		colors.set(name, color);
	};

	return {
		note(event) {
			switch (event.event) {
				case 'join':
				case 'leave':
				case 'message': {
					learn(event.name, event.color);
					return;
				}

				case 'rename': {
					learn(event.name, colors.get(event.from));
					return;
				}

				default:
			}
		},
		of: name => colors.get(name),
	};
};
