export { createFastTransport, type FastTransport, type FastTransportOptions } from './fast-transport.ts';
export { type ListenError } from './accept.ts';
export { type Certificate, createCertificate } from './create-certificate.ts';
export { type CertificateError, describeCertificateError, provePeer } from './prove-peer.ts';
export { defaultSettings, type FastSettings } from './settings.ts';
