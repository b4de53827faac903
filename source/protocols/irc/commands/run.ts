/** From a line to its command: what every command has in common is checked here. */
import type {Client} from '../client.ts';
import type {LineEvent} from '../line-reader.ts';
import {numerics} from '../numerics.ts';
import {commands} from './table.ts';

/** Whether a line may be carried out while what was said before it is being committed. */
export const flows = (event: LineEvent): boolean =>
	event.type === 'message' && commands.get(event.message.command)?.flows === true;

/** Carry one line out. The next may be carried out when the promise resolves, or at once when there is none. */
export const runCommand = (client: Client, event: LineEvent): void | Promise<void> => {
	if (client.isEnded()) {
		return;
	}

	if (event.type === 'long') {
		client.reply(numerics.inputTooLong, 'The line is too long');
		return;
	}

	const {message} = event;
	if (event.type === 'garbled') {
		client.fail(message.command, 'INVALID_UTF8', 'This server takes UTF-8 alone; the line was left out');
		return;
	}

	const entry = commands.get(message.command);
	if (!client.isRegistered() && !entry?.early) {
		client.reply(numerics.notRegistered, 'Send NICK and USER first');
		return;
	}

	if (!entry) {
		client.reply(numerics.unknownCommand, message.command, 'Unknown command');
		return;
	}

	if (message.params.length < (entry.paramsMin ?? 0)) {
		client.reply(numerics.needMoreParams, message.command, 'Not enough parameters');
		return;
	}

	return entry.run(client, message);
};
