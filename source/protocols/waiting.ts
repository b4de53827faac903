/** Messages that wait until they can be read, in order and bounded. */
export type WaitingMessages = {
	/** Keep a message. False when that is more than may wait. */
	push(message: string): boolean;
	next(): string | undefined;
	clear(): void;
};

/** `charactersMax` counts UTF-16 units. */
export const createWaitingMessages = (countMax: number, charactersMax: number): WaitingMessages => {
	let messages: string[] = [];
	let characters = 0;
	return {
		push(message) {
			messages.push(message);
			characters += message.length;
			return messages.length <= countMax && characters <= charactersMax;
		},
		next() {
			const message = messages.shift();
			characters -= message?.length ?? 0;
			return message;
		},
		clear() {
			messages = [];
			characters = 0;
		},
	};
};
