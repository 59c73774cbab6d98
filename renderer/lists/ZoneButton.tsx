import { Clock } from 'lucide-react'
import { Button } from '../components/Button.tsx'
import { usePreferences } from '../store/preferences.ts'

/** Says by which clock times and days are shown, and shows them by the other one. */
export function ZoneButton() {
  const { zone, setZone } = usePreferences()
  const [shown, other] = zone === 'UTC' ? ['UTC', 'London'] : ['London', 'UTC']
  return (
    <Button
      icon={Clock}
      look="quiet"
      title={`Clocks and days are shown in ${shown} time; a press shows them in ${other} time (Ctrl+Shift+U)`}
      onClick={() => setZone(zone === 'UTC' ? 'Europe/London' : 'UTC')}
    >
      {shown}
    </Button>
  )
}
