import type {Command, MessageKind} from '../../../messages.ts';
import {splitReply} from '../answers.ts';
import {cleanText, cleanWord, parseCtcp} from '../clean.ts';
import type {Client, CommandEntry, Handler} from '../client.ts';
import {targetsMax} from '../isupport.ts';
import type {IrcMessage} from '../message.ts';
import {fullName} from '../names.ts';
import {numerics} from '../numerics.ts';
import {answerRefusal} from '../refusals.ts';
import {linesOf, renderSpoken} from '../render-speech.ts';
import {clientTags, type Tags} from '../tags.ts';
import {targetsOf} from './join.ts';

type Speech = {readonly text: string; readonly kind: MessageKind; readonly tags: Tags};

/** To oneself: no one else's business, and so not the hub's. The echo is the answer, the delivery a message like any other. */
const sayToSelf = (client: Client, {text, kind, tags}: Speech): void => {
	const self = client.directory.self();
	if (!self) {
		return;
	}

	const time = client.context.now();
	const id = `${time.toString(36)}-self-${client.reference()}`;
	const spoken = {time, source: fullName(self), target: self.name, text, kind, tags};
	const lines = renderSpoken({...spoken, id: part => (part === 0 ? id : `${id}-${part + 1}`)});
	if (client.has('echo-message')) {
		client.send(...lines);
	}

	client.sendApart(...lines);
};

const sayTo = async (client: Client, command: string, target: string, speech: Speech): Promise<void> => {
	const {text, kind} = speech;
	const {answered, rest: tags} = splitReply(client, target, speech.tags);
	const isRoom = target.startsWith('#');
	const isNotice = command === 'NOTICE';
	const self = client.directory.self();
	const user = isRoom ? undefined : client.directory.find(target);
	// Tags belong to one line: what would become several cannot have them.
	const isCut = self !== undefined && linesOf(fullName(self), kind, target, text).length > 1;
	if (isCut && Object.keys(tags).length > 0) {
		client.reply(numerics.inputTooLong, 'A message with tags has to fit into one line');
		return;
	}

	if (user && user.id === client.selfId()) {
		sayToSelf(client, speech);
		return;
	}

	const more = {
		...(Object.keys(tags).length > 0 ? {tags} : {}),
		...(answered ? {replyTo: answered.seq} : {}),
	};
	const refused = await client.ask(
		isRoom
			? {type: 'say', room: target, text, kind, ...more}
			: {type: 'whisper', to: target, text, kind, ...more},
	);
	// RFC 1459 §4.4.2: nothing may ever be sent in answer to a notice.
	if (isNotice) {
		return;
	}

	if (refused) {
		answerRefusal(client, refused, {command, [isRoom ? 'room' : 'nick']: target, isSpeech: true});
	} else if (user && user.away !== '') {
		client.reply(numerics.away, user.name, user.away);
	}
};

/** What a text is; undefined for a request between clients that does not get through: the answers to some tell more of a person than they know. */
const speechOf = (text: string, isNotice: boolean, tags: Tags): Speech | undefined => {
	const ctcp = parseCtcp(text);
	if (!ctcp) {
		return {text: cleanText(text), kind: isNotice ? 'notice' : 'text', tags};
	}

	return ctcp.command === 'ACTION' && !isNotice
		? {text: cleanText(ctcp.text), kind: 'action', tags}
		: undefined;
};

/** Everything else waits for what was said before, for its answers come behind it. */
const runSlowly = async (client: Client, {command, params, tags}: IrcMessage): Promise<void> => {
	await client.settled();
	if (client.isEnded()) {
		return;
	}

	const isNotice = command === 'NOTICE';
	const complain = (numeric: string, ...words: readonly string[]): void => {
		if (!isNotice) {
			client.reply(numeric, ...words);
		}
	};

	const targets = targetsOf(params[0]);
	const [first] = targets;
	if (first === undefined) {
		complain(numerics.noRecipient, `No recipient given (${command})`);
		return;
	}

	if (targets.length > targetsMax) {
		complain(numerics.tooManyTargets, first, `At most ${targetsMax} recipients`);
		return;
	}

	const speech = speechOf(params[1] ?? '', isNotice, client.has('message-tags') ? clientTags(tags) : {});
	for (const target of targets) {
		if (!speech) {
			complain(
				target.startsWith('#') ? numerics.cannotSendToChannel : numerics.noCtcp,
				target,
				'CTCP other than ACTION is not passed on here',
			);
		} else if (speech.text.trim() === '') {
			complain(numerics.noTextToSend, 'No text to send');
			return;
		} else {
			await sayTo(client, command, target, speech);
		}
	}
};

/** What most lines are: something said to one room or person, of which there is nothing to tell its author unless it is refused. Undefined for all others. */
const plainCommand = (
	client: Client,
	{command, params, tags}: IrcMessage,
): Extract<Command, {type: 'say' | 'whisper'}> | undefined => {
	const [target = '', text = ''] = params;
	const given = client.has('message-tags') ? clientTags(tags) : {};
	const speech = target.includes(',') ? undefined : speechOf(text, command === 'NOTICE', given);
	const to = cleanWord(target);
	if (!speech || to === '' || speech.text.trim() === '' || Object.keys(given).length > 0) {
		return undefined;
	}

	const {kind} = speech;
	if (to.startsWith('#')) {
		return {type: 'say', room: to, text: speech.text, kind};
	}

	const user = client.directory.find(to);
	return user?.away === '' && user.id !== client.selfId()
		? {type: 'whisper', to, text: speech.text, kind}
		: undefined;
};

const run: Handler = (client, message) => {
	const command = plainCommand(client, message);
	if (!command) {
		return runSlowly(client, message);
	}

	return client.tell(command, refused => {
		// RFC 1459 §4.4.2: nothing may ever be sent in answer to a notice.
		if (message.command !== 'NOTICE') {
			const where = command.type === 'say' ? {room: command.room} : {nick: command.to};
			answerRefusal(client, refused, {command: message.command, ...where, isSpeech: true});
		}
	});
};

/** RFC 1459 §4.4.1. */
export const privateMessage: CommandEntry = {
	flows: true,
	help: 'PRIVMSG #room|nick :text: say something in a room, or to someone alone',
	run,
};

/** RFC 1459 §4.4.2. */
export const notice: CommandEntry = {
	flows: true,
	help: 'NOTICE #room|nick :text: the same, for what no program may answer',
	run,
};
