import { useEffect } from 'react'
import { usePreferences } from '../store/preferences.ts'

/** Puts the chosen theme on <html>, where tokens.css reads it. */
export function useTheme(): void {
  const theme = usePreferences((preferences) => preferences.theme)
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
}
