import test, {type ExecutionContext} from 'ava';
import type {LogEvent} from '../../source/messages.ts';
import {createIrcProtocol} from '../../source/protocols/irc/session.ts';
import {type Attack, createAttack} from '../helpers/fuzz-attack.ts';
import {createFuzzRandom} from '../helpers/fuzz-random.ts';
import {type FuzzProtocol, fuzzProtocols} from '../helpers/fuzz-transcripts.ts';
import {detector, openHouse} from '../helpers/open-house.ts';
import type {RawClient} from '../helpers/raw-client.ts';

const {CHAT_TUI_FUZZ_SEED: given} = process.env;
if (given !== undefined && !/^\d+$/.test(given)) {
	throw new Error(`CHAT_TUI_FUZZ_SEED is a whole number, and not ${given}.`);
}

const seeds = given === undefined ? [1, 20_26, 77_777] : [Number(given)];

const attacksCount = 60;
const messagesCount = 200;
/** Steps of attacks between two messages. */
const stepsPerMessage = 4;
/** Round trips in which the server is to notice that connections have closed; names that may be resumed wait for a timer of a second. */
const roundTripsMax = 100_000;
const commitsUntilSettled = 10;
const attemptsMax = 3;

/** Errors of a server that are no fault of it: what it was sent, and sockets that broke. */
const isExpected = (event: LogEvent): boolean =>
	event.event !== 'error' || event.code === 'unknown-command' || /^(?:read|write) E[A-Z]+$/.test(event.text);

/** All that came of a type, in its order. */
const came = (client: RawClient, type: string) => client.frames.filter(frame => frame.type === type);

const roundTrip = async (client: RawClient): Promise<void> => {
	client.send({type: 'ping', time: 1});
	await client.next('pong');
};

/** What is under way, for an exception that no test can catch: it ends the file. */
const running = new Set<string>();
process.on('uncaughtExceptionMonitor', () => {
	console.error(`Under way: ${[...running].join('; ')}`);
});

const fuzz = async (t: ExecutionContext, protocol: FuzzProtocol, seed: number): Promise<void> => {
	const message = `${protocol}, seed ${seed}`;
	running.add(message);
	t.teardown(() => running.delete(message));
	const random = createFuzzRandom(seed);
	const text =
		protocol === 'nickname' || protocol === 'assigned' || protocol === 'address'
			? protocol
			: random.pick(['nickname', 'assigned', 'address'] as const);
	const {server, port, log, enter} = await openHouse(t, text, {
		protocol: detector(text, createIrcProtocol()),
		rules: {usersMax: 100, rate: 0, bannedWords: ['forbidden'], backlog: 50, graceMs: 1},
	});
	const talkers = [await enter('mina'), await enter('bora')] as const;
	const attacks = Array.from({length: attacksCount}, () => createAttack(port, protocol, random));
	const fresh = [...attacks];
	const active: Attack[] = [];
	const attackOn = async (): Promise<void> => {
		active.push(...fresh.splice(0, 1));
		for (let count = 0; count < stepsPerMessage && active.length > 0; count++) {
			const index = random.below(active.length);
			if (!(await active[index]?.step())) {
				active.splice(index, 1);
			}
		}
	};

	let said = 0;
	const talkOn = async (count: number, meanwhile?: () => Promise<void>): Promise<void> => {
		for (const last = said + count; said < last; ) {
			said++;
			for (const talker of talkers) {
				talker.send({type: 'say', room: '#lobby', text: `말 ${said}`, number: said});
			}

			await meanwhile?.();
			await Promise.all(talkers.map(talker => talker.next('ack')));
		}
	};

	const isCalm = (): boolean =>
		server.operator.stats().connections === 2 && server.operator.users().length === 2;
	await talkOn(messagesCount, attackOn);
	await Promise.all(attacks.map(attack => attack.finish()));
	for (let attempt = 0; attempt < attemptsMax; attempt++) {
		for (let count = 0; count < roundTripsMax && !isCalm(); count++) {
			await roundTrip(talkers[0]);
		}

		// What had been asked for when a connection closed is committed, and then undone, in batches of their own.
		await talkOn(commitsUntilSettled);
		if (isCalm()) {
			break;
		}
	}

	await Promise.all(talkers.map(roundTrip));
	const numbers = Array.from({length: said}, (_, index) => index + 1);
	t.deepEqual(
		log.filter(event => !isExpected(event)),
		[],
		message,
	);
	t.deepEqual(
		server.operator.users().map(({name, presence}) => [name, presence]),
		[
			['mina', 'online'],
			['bora', 'online'],
		],
		message,
	);
	t.is(server.operator.stats().connections, 2, message);
	for (const [index, talker] of talkers.entries()) {
		const other = server.operator.users()[1 - index];
		const heard = came(talker, 'message').filter(({from}) => (from as {id: string}).id === other?.id);
		t.deepEqual(
			heard.map(({text}) => text),
			numbers.map(number => `말 ${number}`),
			message,
		);
		t.deepEqual(
			came(talker, 'ack').map(({number}) => number),
			numbers,
			message,
		);
		t.deepEqual(came(talker, 'rejected'), [], message);
	}
};

for (const protocol of fuzzProtocols) {
	test(`broken transcripts of ${protocol} disturb nobody`, async t => {
		for (const seed of seeds) {
			t.log(`seed ${seed}; CHAT_TUI_FUZZ_SEED=${seed} runs it again`);
			await fuzz(t, protocol, seed);
		}
	});
}
