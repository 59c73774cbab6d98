import { labelledDateTime } from '../../../../shared/domain/time-display.ts'
import { call } from '../../../api/client.ts'
import { useCall } from '../../../api/useCall.ts'
import { Banner } from '../../../components/Banner.tsx'
import { Button } from '../../../components/Button.tsx'
import { useNotice } from '../../../store/notice.ts'
import { usePreferences } from '../../../store/preferences.ts'

/** Imports that a crash or a loss of power cut off: nothing of them is in the case, and each can be started again as it was. */
export function Unfinished() {
  const { data, reload } = useCall('import.unfinished', {}, ['messages'])
  const attempt = useNotice((notice) => notice.attempt)
  const zone = usePreferences((preferences) => preferences.zone)
  return data?.imports.map(({ id, params, account, startedAt }) => {
    const name = [params.member ?? params.path.split(/[\\/]/).at(-1), params.sheet]
      .filter((part) => part !== null)
      .join(' › ')
    const forget = async () => {
      await call('import.forget', { id })
      reload()
    }
    const again = async () => {
      await forget()
      await call('import.start', params)
    }
    return (
      <Banner
        key={id}
        kind="warning"
        message={`The import of ${name} was cut off before it was done`}
        advice={`${account} began it at ${labelledDateTime(startedAt, zone)}. Nothing of it is in the case: start it again with the same mapping, or forget it.`}
        actions={
          <>
            <Button onClick={() => void attempt(again)}>Import {name} again</Button>
            <Button onClick={() => void attempt(forget)}>Forget it</Button>
          </>
        }
      />
    )
  })
}
