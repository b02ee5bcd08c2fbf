// Starts the web application: words first, then the screens.
import './styles/layers.css';
import './styles/mantine.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProofGate } from './app/entry/ProofGate.tsx';
import { router } from './app/router.tsx';
import { probeNow } from './core/api/connection.ts';
import { queryClient } from './core/api/query-client.ts';
import { startTexts } from './core/text/texts.ts';
import { Themed } from './core/theme/Themed.tsx';

// A part of the program that did not come tells that the server may be away, before any request does.
window.addEventListener('vite:preloadError', () => void probeNow());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

await startTexts();
createRoot(root).render(
  <StrictMode>
    <Themed>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <ProofGate />
      </QueryClientProvider>
    </Themed>
  </StrictMode>,
);
