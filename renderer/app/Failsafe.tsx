import { Component, type ReactNode } from 'react'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'

interface Props {
  children: ReactNode
}

/** A screen that cannot be drawn says so in its place; the frame, the other screens and the case go on. */
export class Failsafe extends Component<Props, { failure: Error | null }> {
  override state = { failure: null as Error | null }

  static getDerivedStateFromError(failure: unknown) {
    return { failure: failure instanceof Error ? failure : new Error(String(failure)) }
  }

  override render() {
    const { failure } = this.state
    if (failure === null) return this.props.children
    return (
      <Banner
        kind="error"
        message="This screen could not be shown. Nothing in the case was changed by that."
        advice={`Go to another screen, or try again. What went wrong: ${failure.message.split('\n', 1)[0]}`}
        code="internal"
        actions={<Button onClick={() => this.setState({ failure: null })}>Try again</Button>}
      />
    )
  }
}
