//! Whom the handshake of [`super::tls`] lets through: keys of the manifest, as raw public keys, and nobody else.

use crate::refusal::Refusal;
use ed25519_dalek::SigningKey;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, WebPkiSupportedAlgorithms, ring, verify_tls13_signature_with_raw_key};
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer, ServerName, SubjectPublicKeyInfoDer, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::sign::CertifiedKey;
use rustls::{DigitallySignedStruct, DistinguishedName, SignatureScheme};
use std::sync::Arc;

/// RFC 8410: what stands before an Ed25519 public key, and before a private one.
const PUBLIC: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
const PRIVATE: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// A public key as it is shown in the handshake.
pub(super) fn shown(key: &[u8; 32]) -> Vec<u8> {
    [PUBLIC.as_slice(), key].concat()
}

pub(super) fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

pub(super) fn certified(identity: &SigningKey) -> Result<Arc<CertifiedKey>, Refusal> {
    let private = zeroize::Zeroizing::new([PRIVATE.as_slice(), identity.as_bytes()].concat());
    let key = ring::sign::any_eddsa_type(&PrivatePkcs8KeyDer::from(private.as_slice()))
        .map_err(|_| Refusal::new("tls-setup"))?;
    let public = CertificateDer::from(shown(&identity.verifying_key().to_bytes()));
    Ok(Arc::new(CertifiedKey::new(vec![public], key)))
}

/// Lets through only keys of the manifest.
#[derive(Debug)]
pub(super) struct Pinned {
    keys: Vec<Vec<u8>>,
    algorithms: WebPkiSupportedAlgorithms,
}

impl Pinned {
    pub(super) fn new<'a>(keys: impl Iterator<Item = &'a [u8; 32]>) -> Arc<Self> {
        let algorithms = ring::default_provider().signature_verification_algorithms;
        Arc::new(Self { keys: keys.map(shown).collect(), algorithms })
    }

    fn known(&self, key: &CertificateDer<'_>) -> Result<(), rustls::Error> {
        let known = self.keys.iter().any(|one| one.as_slice() == key.as_ref());
        if known { Ok(()) } else { Err(rustls::CertificateError::ApplicationVerificationFailure.into()) }
    }

    fn signed(
        &self,
        message: &[u8],
        key: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let key = SubjectPublicKeyInfoDer::from(key.as_ref());
        verify_tls13_signature_with_raw_key(message, &key, signature, &self.algorithms)
    }
}

fn only_tls13() -> Result<HandshakeSignatureValid, rustls::Error> {
    Err(rustls::Error::General("only TLS 1.3".to_owned()))
}

/// What both ends ask of a signature: TLS 1.3, with a raw key that was pinned.
macro_rules! by_pinned_key {
    () => {
        fn verify_tls12_signature(
            &self,
            _: &[u8],
            _: &CertificateDer<'_>,
            _: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, rustls::Error> {
            only_tls13()
        }

        fn verify_tls13_signature(
            &self,
            message: &[u8],
            cert: &CertificateDer<'_>,
            dss: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, rustls::Error> {
            self.signed(message, cert, dss)
        }

        fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
            vec![SignatureScheme::ED25519]
        }

        fn requires_raw_public_keys(&self) -> bool {
            true
        }
    };
}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        self.known(end_entity).map(|()| ServerCertVerified::assertion())
    }

    by_pinned_key!();
}

impl ClientCertVerifier for Pinned {
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: UnixTime,
    ) -> Result<ClientCertVerified, rustls::Error> {
        self.known(end_entity).map(|()| ClientCertVerified::assertion())
    }

    by_pinned_key!();
}
