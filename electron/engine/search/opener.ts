import { type CaseKey, openRead, openWrite } from '../db/connection.ts'
import type { OpenDb } from './shard.ts'

/** Opens shards with the key of their case. */
export function opener(key: CaseKey): OpenDb {
  return (path, mode) => (mode === 'write' ? openWrite(path, key) : openRead(path, key))
}
