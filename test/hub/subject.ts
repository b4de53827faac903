import test from 'ava';
import {subjectOf} from '../../source/hub/subject.ts';
import {createBrittleJournal} from '../helpers/brittle-journal.ts';
import {startServer} from '../helpers/chat-server.ts';
import {createBench} from '../helpers/hub.ts';

test('a refusal names what was to be changed, how, and where; the text is not repeated', t => {
	const about = {room: '#tea', target: 7};
	t.deepEqual(
		[
			subjectOf({type: 'amend', ...about, amendment: {type: 'edit', text: 'long'}}),
			subjectOf({type: 'amend', ...about, amendment: {type: 'react', emoji: '🎉', on: true}}),
			subjectOf({type: 'topic', room: '#tea', topic: 'oolong'}),
			subjectOf({type: 'say', room: '#tea', text: 'hi', number: 1}),
			subjectOf({type: 'rename', name: 'mina'}),
		],
		[
			{about: {...about, change: 'edit'}},
			{about: {...about, change: 'react', emoji: '🎉'}},
			{about: {room: '#tea'}},
			{},
			{},
		],
	);
});

test('so does the refusal of what was fine when it was proposed, and is not any more', t => {
	const {hub, enter, command, commit} = createBench();
	enter(1, 'mina');
	command(1, {type: 'say', room: '#lobby', text: 'hi', number: 1});
	const target = hub.snapshot().seq;
	const proposals = [{type: 'delete'} as const, {type: 'edit', text: 'ho'} as const].map(amendment =>
		hub.propose({type: 'amend', room: '#lobby', target, amendment}, 1, 0),
	);
	const effects = commit(proposals.flatMap(proposal => (proposal.type === 'entry' ? [proposal.draft] : [])));
	t.like(effects.at(-1), {
		type: 'deliver',
		event: {type: 'rejected', code: 'no-such-message', about: {room: '#lobby', target, change: 'edit'}},
	});
});

test('whoever refuses says it: the rules, another who was sooner, a full disk', async t => {
	const journal = createBrittleJournal();
	const server = await startServer(t, {journal});
	const mina = await server.enter('mina');
	const bora = await server.enter('bora');
	mina.send({type: 'say', room: '#lobby', text: 'hi', number: 1});
	const {seq: target} = await bora.next('message');
	const amend = (amendment: object) => ({type: 'amend', room: '#LOBBY', target, amendment});
	bora.send(amend({type: 'delete'}));
	bora.send({type: 'topic', room: '#tea', topic: 'x'});
	t.like(await bora.next('rejected'), {code: 'not-yours', about: {target, change: 'delete'}});
	t.like(await bora.next('rejected'), {code: 'not-in-room', of: 'topic', about: {room: '#tea'}});
	// Mostly both are proposed before either is committed; what is said is the same.
	mina.send(amend({type: 'delete'}));
	mina.send(amend({type: 'react', emoji: '🎉', on: true}));
	t.like(await mina.next('rejected'), {
		code: 'no-such-message',
		about: {target, change: 'react', emoji: '🎉'},
	});
	journal.breakWith('full');
	mina.send({type: 'topic', room: '#lobby', topic: 'tea'});
	t.like(await mina.next('rejected'), {code: 'unavailable', of: 'topic', about: {room: '#lobby'}});
});
