import process from 'node:process';

type Streams = {readonly stdin: {readonly isTTY?: boolean}; readonly stdout: {readonly isTTY?: boolean}};

/** Whether there is a terminal to draw on: both ends are one, and it moves its cursor, which one with `TERM=dumb` does not. */
export const hasFullScreen = (
	{stdin, stdout}: Streams = process,
	environment: NodeJS.ProcessEnv = process.env,
): boolean => stdin.isTTY === true && stdout.isTTY === true && environment.TERM !== 'dumb';
