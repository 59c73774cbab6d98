import { call } from '../api/client.ts'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { RadioGroup } from '../components/RadioGroup.tsx'
import { Select } from '../components/Select.tsx'
import { useNotice } from '../store/notice.ts'
import { usePreferences } from '../store/preferences.ts'
import { useSession } from '../store/session.ts'

const lockChoices = [1, 2, 5, 10, 15, 30, 60]

/** How this station shows things and when it locks. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { theme, setTheme, zone, setZone } = usePreferences()
  const minutes = useSession(({ state }) => state?.lockMinutes ?? 10)
  const attempt = useNotice((notice) => notice.attempt)
  return (
    <Dialog
      title="Settings"
      size="small"
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <RadioGroup
        label="Theme"
        value={theme}
        onValue={setTheme}
        options={[
          { value: 'system', title: 'As the system' },
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
          { value: 'contrast', title: 'High contrast' },
        ]}
      />
      <RadioGroup
        label="Clocks"
        value={zone}
        onValue={setZone}
        options={[
          { value: 'Europe/London', title: 'London (GMT or BST, labelled)' },
          { value: 'UTC', title: 'UTC' },
        ]}
      />
      <Select
        label="Lock when nobody touches keys or mouse for"
        value={String(minutes)}
        onValue={(value) => void attempt(() => call('session.lockMinutes', { minutes: Number(value) }))}
        options={[
          ...lockChoices.map((choice) => ({
            value: String(choice),
            title: choice === 1 ? '1 minute' : `${choice} minutes`,
          })),
          { value: '0', title: 'never' },
        ]}
      />
    </Dialog>
  )
}
