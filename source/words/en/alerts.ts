/** What is told to somebody who looks elsewhere: a notification's title, and beneath it what was said. */

export const alerts = {
	whisper: (name: string) => `${name} whispers`,
	said: (name: string, room: string) => `${name} in ${room}`,
	/** More than one; beneath are the names. */
	several: (count: number) => `${count} new messages`,
	/** Whispers and mentions from while the connection was broken. */
	missed: (count: number) =>
		count === 1
			? 'A message for you came while you were not connected'
			: `${count} messages for you came while you were not connected`,
};
