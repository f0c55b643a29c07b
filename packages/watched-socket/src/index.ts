export { type WatchedSocketOptions, watchedSocket } from "./watched-socket.js";
