// Photos of the demonstration's tickets: what stands broken in a room, drawn, since there is no camera here.
import { createCanvas } from '@napi-rs/canvas';

/** `at` tells the pictures apart. */
export function photoOf(caption: string, at: number): Promise<Buffer> {
  const [width, height] = [960, 720];
  const canvas = createCanvas(width, height);
  const draw = canvas.getContext('2d');
  const wall = draw.createLinearGradient(0, 0, 0, height);
  wall.addColorStop(0, ['#d9d4c7', '#cfd8dc', '#dcd6e0'][at % 3] as string);
  wall.addColorStop(1, '#9e978a');
  draw.fillStyle = wall;
  draw.fillRect(0, 0, width, height);
  draw.fillStyle = '#6b4f3a';
  draw.fillRect(0, 560, width, 160);
  draw.fillStyle = 'rgba(0, 0, 0, 0.25)';
  draw.fillRect(232, 548, 520, 24);
  draw.fillStyle = ['#3c4043', '#e8eaed', '#54595f'][(at + 1) % 3] as string;
  draw.fillRect(240, 250, 500, 300);
  draw.fillStyle = '#1f2426';
  draw.fillRect(290, 290, 260, 110);
  draw.fillStyle = at % 2 === 0 ? '#ff5f56' : '#9be29b';
  draw.font = '28px sans-serif';
  draw.fillText(at % 2 === 0 ? 'ERR 59.F0' : 'E-07', 320, 355);
  draw.beginPath();
  draw.arc(660, 345, 22, 0, 7);
  draw.fill();
  draw.fillStyle = '#f5f3ee';
  draw.fillRect(560, 440, 140, 60);
  draw.fillStyle = '#333';
  draw.font = '20px sans-serif';
  draw.fillText(`00-${4_400 + at}`, 580, 478);
  draw.fillStyle = 'rgba(0, 0, 0, 0.55)';
  draw.font = '22px sans-serif';
  draw.fillText(caption.slice(0, 60), 24, 700);
  return canvas.encode('jpeg', 82);
}
