import {useSyncExternalStore} from 'react';
import type {Store} from '../../client/contract.ts';

/** The state of a store, drawn anew whenever the store says that it changed. */
export const useStore = <State>(store: Store<State>): State =>
	useSyncExternalStore(store.subscribe, store.getState, store.getState);
