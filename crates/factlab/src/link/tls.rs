//! Messages over TLS 1.3. The collator listens, everybody else connects to it; it hands on what is for others. Both
//! sides show the Ed25519 key that stands in the manifest, as a raw public key (RFC 7250): there are no certificates, no
//! names and no authorities to trust.

use super::{Event, Link};
use crate::manifest::{Manifest, Seat};
use crate::message::{Envelope, MAX_PAYLOAD};
use crate::refusal::Refusal;
use ed25519_dalek::SigningKey;
use rustls::client::AlwaysResolvesClientRawPublicKeys;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, WebPkiSupportedAlgorithms, ring, verify_tls13_signature_with_raw_key};
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer, ServerName, SubjectPublicKeyInfoDer, UnixTime};
use rustls::server::AlwaysResolvesServerRawPublicKeys;
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::sign::CertifiedKey;
use rustls::{ClientConfig, DigitallySignedStruct, DistinguishedName, ServerConfig, SignatureScheme};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_rustls::{TlsAcceptor, TlsConnector};

/// RFC 8410: what stands before an Ed25519 public key, and before a private one.
const PUBLIC: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
const PRIVATE: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// The longest message that is taken.
const MAX_FRAME: usize = MAX_PAYLOAD + (5 << 20);
/// How long the last messages get to arrive.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many may be at the door at once without having shown who they are: more than there are seats.
const DOORS: usize = 100;

/// A public key as it is shown in the handshake.
fn shown(key: &[u8; 32]) -> Vec<u8> {
    [PUBLIC.as_slice(), key].concat()
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

fn certified(identity: &SigningKey) -> Result<Arc<CertifiedKey>, Refusal> {
    let private = zeroize::Zeroizing::new([PRIVATE.as_slice(), identity.as_bytes()].concat());
    let key = ring::sign::any_eddsa_type(&PrivatePkcs8KeyDer::from(private.as_slice()))
        .map_err(|_| Refusal::new("tls-setup"))?;
    let public = CertificateDer::from(shown(&identity.verifying_key().to_bytes()));
    Ok(Arc::new(CertifiedKey::new(vec![public], key)))
}

/// Lets through only keys of the manifest.
#[derive(Debug)]
struct Pinned {
    keys: Vec<Vec<u8>>,
    algorithms: WebPkiSupportedAlgorithms,
}

impl Pinned {
    fn new<'a>(keys: impl Iterator<Item = &'a [u8; 32]>) -> Arc<Self> {
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

fn setup<E>(_: E) -> Refusal {
    Refusal::new("tls-setup")
}

/// Messages out, with a length of four bytes, big-endian, before each.
async fn writing(mut stream: impl AsyncWrite + Unpin, mut queue: UnboundedReceiver<Arc<Envelope>>) {
    while let Some(message) = queue.recv().await {
        let bytes = message.to_bytes();
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes();
        let sent = async {
            stream.write_all(&length).await?;
            stream.write_all(&bytes).await?;
            stream.flush().await
        };
        if sent.await.is_err() {
            return;
        }
    }
    let _ = stream.shutdown().await;
}

/// The next message; `None` at the end, and when what arrives is no message.
async fn next(stream: &mut (impl AsyncRead + Unpin)) -> Option<Envelope> {
    let length = stream.read_u32().await.ok()? as usize;
    if length > MAX_FRAME {
        return None;
    }
    let mut bytes = vec![0; length];
    stream.read_exact(&mut bytes).await.ok()?;
    Envelope::from_bytes(&bytes).ok()
}

/// Connects one seat to the collator.
///
/// # Errors
/// `tls-setup`. That nobody listens there is told as an event, after some tries.
pub fn connect(address: String, manifest: &Manifest, identity: &SigningKey) -> Result<Link, Refusal> {
    let collator = manifest.collator_seat();
    let config = ClientConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&rustls::version::TLS13])
        .map_err(setup)?
        .dangerous()
        .with_custom_certificate_verifier(Pinned::new(std::iter::once(&manifest.collator.key.0)))
        .with_client_cert_resolver(Arc::new(AlwaysResolvesClientRawPublicKeys::new(certified(identity)?)));
    let connector = TlsConnector::from(Arc::new(config));
    let (to_us, events) = channel();
    let (send, from_us) = unbounded_channel();
    let worker = worker(async move {
        let stream = tokio::select! {
            stream = dial(&address, &connector) => stream,
            () = given_up(&from_us) => return,
        };
        match stream {
            None => _ = to_us.send(Event::Failed(Refusal::new("tls-nobody").with("address", address))),
            Some(stream) => client(stream, from_us, to_us, collator).await,
        }
    })?;
    Ok(Link { events, send, worker })
}

/// Ends when nobody sends on a link any more: its seat has ended it.
async fn given_up(outgoing: &UnboundedReceiver<Envelope>) {
    while !outgoing.is_closed() {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

type ClientStream = tokio_rustls::client::TlsStream<TcpStream>;

/// Tries for some minutes: not everybody sits down at the same moment.
async fn dial(address: &str, connector: &TlsConnector) -> Option<ClientStream> {
    for _ in 0..300 {
        if let Ok(stream) = TcpStream::connect(address).await {
            let _ = stream.set_nodelay(true);
            let name = ServerName::try_from("collator.factlab.invalid").ok()?;
            return tokio::time::timeout(PATIENCE, connector.connect(name, stream)).await.ok()?.ok();
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    None
}

async fn client(
    stream: ClientStream,
    mut outgoing: UnboundedReceiver<Envelope>,
    events: Sender<Event>,
    collator: Seat,
) {
    let (mut read, write) = tokio::io::split(stream);
    let (queue, queued) = unbounded_channel();
    let writer = tokio::spawn(writing(write, queued));
    let reader = tokio::spawn(async move {
        while let Some(message) = next(&mut read).await {
            if events.send(Event::Message(message)).is_err() {
                return;
            }
        }
        let _ = events.send(Event::Left(collator));
    });
    while let Some(message) = outgoing.recv().await {
        let _ = queue.send(Arc::new(message));
    }
    drop(queue);
    let _ = tokio::time::timeout(PATIENCE, writer).await;
    reader.abort();
}

/// What waits for whom, and who is connected.
#[derive(Default)]
struct Hub {
    queues: BTreeMap<Seat, UnboundedSender<Arc<Envelope>>>,
    early: BTreeMap<Seat, Vec<Arc<Envelope>>>,
}

impl Hub {
    /// Gives a message to one seat, or keeps it until that seat connects.
    fn give(&mut self, seat: Seat, message: &Arc<Envelope>) {
        match self.queues.get(&seat) {
            // A queue that is gone belongs to who left: that is told apart.
            Some(queue) => _ = queue.send(Arc::clone(message)),
            None => self.early.entry(seat).or_default().push(Arc::clone(message)),
        }
    }
}

/// Listens for everybody else, at the collator. Answers the address too: port 0 finds a free one.
///
/// # Errors
/// `tls-setup`; `tls-address` when it cannot listen there.
pub fn listen(address: &str, manifest: &Manifest, identity: &SigningKey) -> Result<(Link, SocketAddr), Refusal> {
    let collator = manifest.collator_seat();
    let others = || manifest.seats().filter(|seat| *seat != collator);
    let keys = others().filter_map(|seat| manifest.key(seat)).map(|key| &key.0);
    let config = ServerConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&rustls::version::TLS13])
        .map_err(setup)?
        .with_client_cert_verifier(Pinned::new(keys))
        .with_cert_resolver(Arc::new(AlwaysResolvesServerRawPublicKeys::new(certified(identity)?)));
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let refused = |_| Refusal::new("tls-address").with("address", address);
    let listener = std::net::TcpListener::bind(address).map_err(refused)?;
    listener.set_nonblocking(true).map_err(refused)?;
    let local = listener.local_addr().map_err(refused)?;
    let (to_us, events) = channel();
    let (send, from_us) = unbounded_channel();
    let seats = others().filter_map(|seat| Some((seat, shown(&manifest.key(seat)?.0)))).collect();
    let office = Arc::new(Office { collator, seats, hub: Mutex::default(), events: to_us });
    let worker = worker(async move {
        match TcpListener::from_std(listener) {
            Ok(listener) => office.serve(listener, acceptor, from_us).await,
            Err(_) => _ = office.events.send(Event::Failed(Refusal::new("tls-setup"))),
        }
    })?;
    Ok((Link { events, send, worker }, local))
}

/// A thread with a small runtime for one link.
fn worker(work: impl Future<Output = ()> + Send + 'static) -> Result<std::thread::JoinHandle<()>, Refusal> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(setup)?;
    Ok(std::thread::spawn(move || {
        runtime.block_on(work);
        runtime.shutdown_timeout(Duration::from_secs(1));
    }))
}

/// Where all messages pass.
struct Office {
    collator: Seat,
    /// Everybody else, with the key as it is shown.
    seats: Vec<(Seat, Vec<u8>)>,
    hub: Mutex<Hub>,
    events: Sender<Event>,
}

impl Office {
    async fn serve(
        self: &Arc<Self>,
        listener: TcpListener,
        acceptor: TlsAcceptor,
        mut outgoing: UnboundedReceiver<Envelope>,
    ) {
        let writers = Arc::new(Mutex::new(Vec::new()));
        let (office, list) = (Arc::clone(self), Arc::clone(&writers));
        let accepting = tokio::spawn(async move {
            let doors = Arc::new(Semaphore::new(DOORS));
            loop {
                let Ok((stream, _)) = listener.accept().await else {
                    // No file left for a line, or a line that broke at once: the next may come in.
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                };
                // Beyond so many that have not shown who they are, the line is cut: they cannot fill the machine.
                let Ok(door) = Arc::clone(&doors).try_acquire_owned() else { continue };
                let _ = stream.set_nodelay(true);
                let (office, acceptor, list) = (Arc::clone(&office), acceptor.clone(), Arc::clone(&list));
                tokio::spawn(async move { office.visitor(stream, acceptor, door, &list).await });
            }
        });
        while let Some(message) = outgoing.recv().await {
            self.pass(message, self.collator);
        }
        accepting.abort();
        if let Ok(mut hub) = self.hub.lock() {
            hub.queues.clear();
        }
        let writers = writers.lock().map(|mut list| std::mem::take(&mut *list)).unwrap_or_default();
        for writer in writers {
            let _ = tokio::time::timeout(PATIENCE, writer).await;
        }
    }

    /// Hands a message on to whom it is for; `from` does not get its own back.
    fn pass(&self, message: Envelope, from: Seat) {
        let Ok(header) = message.claimed() else { return };
        let collator = self.collator;
        let for_us = from != collator && header.to.is_none_or(|to| to == collator);
        let message = Arc::new(message);
        if let Ok(mut hub) = self.hub.lock() {
            let others = self.seats.iter().map(|(seat, _)| *seat);
            for seat in others.filter(|seat| *seat != from && header.to.is_none_or(|to| to == *seat)) {
                hub.give(seat, &message);
            }
        }
        // The collator's screen shows every batch; its machine opens only what is for it.
        if for_us || from != collator {
            let _ = self.events.send(Event::Message((*message).clone()));
        }
    }

    async fn visitor(
        &self,
        stream: TcpStream,
        acceptor: TlsAcceptor,
        door: OwnedSemaphorePermit,
        writers: &Mutex<Vec<tokio::task::JoinHandle<()>>>,
    ) {
        let Ok(Ok(stream)) = tokio::time::timeout(PATIENCE, acceptor.accept(stream)).await else { return };
        let key = stream.get_ref().1.peer_certificates().and_then(|keys| keys.first()).map(|key| key.as_ref().to_vec());
        let seat = key.and_then(|key| self.seats.iter().find(|(_, one)| *one == key).map(|(seat, _)| *seat));
        let Some(seat) = seat else { return };
        drop(door);
        let (mut read, write) = tokio::io::split(stream);
        let (queue, queued) = unbounded_channel();
        {
            let Ok(mut hub) = self.hub.lock() else { return };
            if hub.queues.contains_key(&seat) {
                return; // one seat, one machine
            }
            for message in hub.early.remove(&seat).unwrap_or_default() {
                let _ = queue.send(message);
            }
            hub.queues.insert(seat, queue);
        }
        if let Ok(mut list) = writers.lock() {
            list.push(tokio::spawn(writing(write, queued)));
        }
        while let Some(message) = next(&mut read).await {
            if message.claimed().is_ok_and(|header| header.from == seat) {
                self.pass(message, seat);
            } else {
                break;
            }
        }
        let _ = self.events.send(Event::Left(seat));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Board;
    use crate::collator::Collator;
    use crate::link::{Member, attend};
    use crate::manifest::Label;
    use crate::party::Party;
    use crate::release::{Release, Sealed};
    use crate::secret::Vault;
    use crate::signed::SignedManifest;
    use crate::testing::{Lists, NOW, keys, plain, session};
    use std::sync::atomic::AtomicBool;

    type Ended = Result<Sealed, Refusal>;

    fn lists() -> Lists {
        let label = |owner: usize| Label { owner, code: format!("p{owner}"), area: false };
        BTreeMap::from([(label(0), (0..12).collect()), (label(1), (5..18).collect()), (label(2), (1..14).collect())])
    }

    fn party(signed: &SignedManifest, identity: &SigningKey, seat: Seat, address: String, cancelled: bool) -> Ended {
        let own = lists().into_iter().filter(|(label, _)| label.owner == seat);
        let own = own.map(|(label, list)| (label, keys(list))).collect();
        let link = connect(address, &signed.manifest, identity).unwrap();
        let (mut party, first) = Party::new(signed, identity.clone(), own, Vault::draw().unwrap(), NOW).unwrap();
        take_part(&mut party, first, link, signed, cancelled)
    }

    fn take_part(
        member: &mut dyn Member,
        first: Vec<Envelope>,
        link: Link,
        signed: &SignedManifest,
        cancelled: bool,
    ) -> Ended {
        let board = Mutex::new(Board::new(signed.manifest.clone()));
        attend(member, first, link, &board, &|| NOW, &AtomicBool::new(cancelled))
    }

    fn ceremony(cancelled: Option<Seat>) -> (Vec<Ended>, Manifest) {
        let (signed, identities) = session(3, &[&[0], &[1], &[2]]);
        let (link, address) = listen("127.0.0.1:0", &signed.manifest, &identities[3]).unwrap();
        let (mut collator, first) = Collator::new(&signed, identities[3].clone(), NOW).unwrap();
        let ended = std::thread::scope(|scope| {
            let seats: Vec<_> = (0..3)
                .map(|seat| {
                    let (signed, identity) = (&signed, &identities[seat]);
                    scope.spawn(move || party(signed, identity, seat, address.to_string(), cancelled == Some(seat)))
                })
                .collect();
            let mut ended = vec![take_part(&mut collator, first, link, &signed, false)];
            ended.extend(seats.into_iter().map(|seat| seat.join().unwrap()));
            ended
        });
        (ended, signed.manifest)
    }

    #[test]
    fn a_ceremony_over_tls_gives_the_plain_result() {
        let (ended, manifest) = ceremony(None);
        let expected = Release::of(&manifest, &plain(&manifest, &lists())).unwrap();
        for sealed in ended {
            assert_eq!(sealed.unwrap().outcome.release, expected);
        }
    }

    #[test]
    fn one_who_leaves_ends_it_for_all() {
        let (ended, _) = ceremony(Some(1));
        for ended in ended {
            let code = ended.unwrap_err().code;
            // Who had not come yet when it ended finds nobody.
            assert!(["cancelled", "party-left", "tls-nobody"].contains(&code.as_str()), "{code}");
        }
    }

    /// Somebody with another key gets no answer, and the ceremony does not notice.
    #[test]
    fn a_stranger_does_not_get_in() {
        let (signed, identities) = session(3, &[&[0], &[1], &[2]]);
        let (link, address) = listen("127.0.0.1:0", &signed.manifest, &identities[3]).unwrap();
        let stranger = connect(address.to_string(), &signed.manifest, &SigningKey::from_bytes(&[99; 32])).unwrap();
        let event = stranger.events.recv_timeout(Duration::from_secs(60)).unwrap();
        assert!(matches!(event, Event::Left(3) | Event::Failed(_)), "{event:?}");
        assert!(link.events.try_recv().is_err());
        stranger.close();
        link.close();
    }

    /// And nobody can sit in the collator's place: the party hangs up.
    #[test]
    fn another_collator_is_not_trusted() {
        let (signed, identities) = session(3, &[&[0], &[1], &[2]]);
        let mut other = signed.manifest.clone();
        let false_collator = SigningKey::from_bytes(&[98; 32]);
        other.collator.key = crate::hex::Hex(false_collator.verifying_key().to_bytes());
        let (link, address) = listen("127.0.0.1:0", &other, &false_collator).unwrap();
        let party = connect(address.to_string(), &signed.manifest, &identities[0]).unwrap();
        let event = party.events.recv_timeout(Duration::from_secs(60)).unwrap();
        assert!(matches!(&event, Event::Failed(reason) if reason.code == "tls-nobody"), "{event:?}");
        party.close();
        link.close();
    }

    /// Who is on the line but says nothing holds nobody: one can always stop.
    #[test]
    fn a_collator_that_never_answers_can_be_left() {
        let (signed, identities) = session(3, &[&[0], &[1], &[2]]);
        let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let link = connect(silent.local_addr().unwrap().to_string(), &signed.manifest, &identities[0]).unwrap();
        let (line, _) = silent.accept().unwrap();
        let (done, closed) = channel();
        std::thread::spawn(move || {
            link.close();
            let _ = done.send(());
        });
        closed.recv_timeout(Duration::from_secs(8)).unwrap();
        drop(line);
    }

    /// Strangers that connect and say nothing are hung up on from some number on, so that files and memory do not run out;
    /// when they are gone, everybody gets in.
    #[test]
    fn silent_strangers_do_not_pile_up() {
        use std::io::Read;
        let (signed, identities) = session(3, &[&[0], &[1], &[2]]);
        let (link, address) = listen("127.0.0.1:0", &signed.manifest, &identities[3]).unwrap();
        let lines: Vec<_> = (0..200).map(|_| std::net::TcpStream::connect(address).unwrap()).collect();
        let mut hung_up = 0;
        for mut line in &lines {
            line.set_read_timeout(Some(Duration::from_millis(10))).unwrap();
            hung_up += usize::from(matches!(line.read(&mut [0]), Ok(0)));
        }
        assert!((50..=150).contains(&hung_up), "{hung_up}");
        drop(lines);
        std::thread::sleep(Duration::from_millis(500));
        let party = connect(address.to_string(), &signed.manifest, &identities[0]).unwrap();
        let mut desk = crate::message::Desk::new(signed.manifest.clone(), identities[0].clone()).unwrap();
        let hello = crate::gathering::hello(&mut desk, NOW);
        party.send.send(hello.clone()).unwrap();
        let event = link.events.recv_timeout(Duration::from_secs(20)).unwrap();
        assert!(matches!(event, Event::Message(message) if message == hello));
        party.close();
        link.close();
    }
}
