/** Installing as an app: the browser's offer is kept for the menu and never shown by itself. */
import { observable } from '../shell/observable.ts';

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

export const installOffer = observable<InstallPrompt | null>(null);

/** Early, before the browser makes its offer. */
export function keepInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    installOffer.set(event as InstallPrompt);
  });
  window.addEventListener('appinstalled', () => installOffer.set(null));
}

export function install(): void {
  const offer = installOffer.get();
  installOffer.set(null);
  void offer?.prompt();
}
