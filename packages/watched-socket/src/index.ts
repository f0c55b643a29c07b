export { type WatchedSocket, type WatchedSocketOptions, watchedSocket } from "./watched-socket.js";
