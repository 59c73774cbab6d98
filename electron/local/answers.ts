import type { ServerResponse } from 'node:http'
import { type ErrorCode, type ErrorShape, toErrorShape } from '../../shared/contract/error.ts'
import { pageHeaders } from '../../shared/serving/policy.ts'

/** Answers with a JSON value. */
export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...pageHeaders, 'content-type': 'application/json' })
  response.end(JSON.stringify(value))
}

/** Answers with a sentence for a person. */
export function answerText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8', ...headers })
  response.end(`${text}\n`)
}

const statuses: Partial<Record<ErrorCode, number>> = {
  'call.params': 400,
  'call.forbidden': 403,
  'session.none': 403,
  'case.none': 404,
  'not.found': 404,
}

/** Answers with the one error shape, whatever was thrown. */
export function answerError(response: ServerResponse, error: unknown): void {
  const shape: ErrorShape = toErrorShape(error)
  answerJson(response, statuses[shape.code] ?? 500, { error: shape })
}
