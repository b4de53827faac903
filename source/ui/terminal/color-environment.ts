/** Ink's colours come from chalk, which reads the environment once, when it is loaded, and does not know `NO_COLOR`. */
import process from 'node:process';

type Environment = Record<string, string | undefined>;

/**
The value of `FORCE_COLOR` that makes chalk do what the user wants, or undefined when it finds out by itself. `NO_COLOR`
set to anything but nothing forbids colours (no-color.org); `CI` does not, where there is a terminal to see them. tmux takes 256 and translates them, also
where it calls itself `screen`: of the 16 that are all which chalk expects there, the nearest to a dim line is black.
*/
export const colorForce = (env: Readonly<Environment>, isTty: boolean): string | undefined => {
	if ((env.NO_COLOR ?? '') !== '') {
		return '0';
	}

	const isKnown = env.CI === undefined && env.TMUX === undefined;
	if (env.FORCE_COLOR !== undefined || isKnown || !isTty || env.TERM === 'dumb') {
		return undefined;
	}

	if (/^(?:truecolor|24bit)$/.test(env.COLORTERM ?? '')) {
		return '3';
	}

	return env.TMUX !== undefined || /256/.test(env.TERM ?? '') ? '2' : '1';
};

/** Set `FORCE_COLOR` accordingly. Counts only before Ink is loaded: call it in the front door, and import the screens after it. */
export const prepareColors = (
	env: Environment = process.env,
	isTty = process.stdout.isTTY === true,
): void => {
	const force = colorForce(env, isTty);
	if (force !== undefined) {
		env.FORCE_COLOR = force;
	}
};
