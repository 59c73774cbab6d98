import { useState } from 'react'
import { type VerifyResult, verifyResult } from '../../shared/contract/bundle.ts'
import { type ErrorShape, toErrorShape, WinnowError } from '../../shared/contract/error.ts'
import { call } from './client.ts'
import { finished } from './finished.ts'

interface Verified {
  readonly checking: boolean
  readonly result: VerifyResult | null
  readonly error: ErrorShape | null
}

/** Verifies a bundle and waits for the report; works with and without a case. */
export function useVerify(): Verified & { readonly verify: (folder: string) => Promise<void> } {
  const [verified, setVerified] = useState<Verified>({ checking: false, result: null, error: null })
  const verify = async (folder: string) => {
    setVerified({ checking: true, result: null, error: null })
    try {
      const { job } = await call('bundle.verify', { folder })
      const ended = await finished(job)
      if (ended.error !== null) throw WinnowError.from(ended.error)
      setVerified({ checking: false, result: verifyResult.parse(ended.result), error: null })
    } catch (error) {
      setVerified({ checking: false, result: null, error: toErrorShape(error) })
    }
  }
  return { ...verified, verify }
}
