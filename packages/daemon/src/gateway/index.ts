export { gatewayRoom } from './gateway-room.ts';
