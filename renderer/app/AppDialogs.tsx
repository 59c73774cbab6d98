import { useMemo } from 'react'
import { BesideDialog } from './BesideDialog.tsx'
import { KeysSheet } from './commands/KeysSheet.tsx'
import { Palette } from './commands/Palette.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'
import { paletteProviders } from './palette-providers.ts'
import { SettingsDialog } from './SettingsDialog.tsx'

export type AppDialog = 'palette' | 'keys' | 'settings' | 'password' | 'beside' | null

/** The dialogs that belong to no screen. */
export function AppDialogs({
  dialog,
  onDialog,
}: {
  dialog: AppDialog
  onDialog: (dialog: AppDialog) => void
}) {
  const providers = useMemo(paletteProviders, [])
  const close = () => onDialog(null)
  switch (dialog) {
    case 'palette':
      return <Palette providers={providers} onClose={close} />
    case 'keys':
      return <KeysSheet onClose={close} />
    case 'settings':
      return <SettingsDialog onClose={close} />
    case 'password':
      return <PasswordDialog onClose={close} />
    case 'beside':
      return <BesideDialog onClose={close} />
    case null:
      return null
  }
}
