//! Messages over TLS 1.3. The collator listens, everybody else connects to it; it hands on what is for others. Both
//! sides show the Ed25519 key that stands in the manifest, as a raw public key (RFC 7250): there are no certificates, no
//! names and no authorities to trust.

use super::pinned::{Pinned, certified, provider, shown};
use super::{Event, Link};
use crate::manifest::{Manifest, Seat};
use crate::message::{Envelope, MAX_PAYLOAD};
use crate::refusal::Refusal;
use ed25519_dalek::SigningKey;
use rustls::client::AlwaysResolvesClientRawPublicKeys;
use rustls::pki_types::ServerName;
use rustls::server::AlwaysResolvesServerRawPublicKeys;
use rustls::{AlertDescription, ClientConfig, ServerConfig};
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

/// The longest message that is taken.
const MAX_FRAME: usize = MAX_PAYLOAD + (5 << 20);
/// How long the last messages get to arrive.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long one try to reach the collator takes at the most.
const TRY: Duration = Duration::from_secs(5);
/// After which try it is told that nobody answers.
const TOLD_AT: usize = 1;
/// How many may be at the door at once without having shown who they are: more than there are seats.
const DOORS: usize = 100;

/// The session, as both ends name it in the handshake (ALPN, RFC 7301): who has another manifest is told so at the door,
/// before a word of theirs is heard inside.
fn session(manifest: &Manifest) -> Vec<Vec<u8>> {
    vec![format!("factlab/{}", manifest.hash()).into_bytes()]
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
    let mut config = ClientConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&rustls::version::TLS13])
        .map_err(setup)?
        .dangerous()
        .with_custom_certificate_verifier(Pinned::new(std::iter::once(&manifest.collator.key.0)))
        .with_client_cert_resolver(Arc::new(AlwaysResolvesClientRawPublicKeys::new(certified(identity)?)));
    config.alpn_protocols = session(manifest);
    let connector = TlsConnector::from(Arc::new(config));
    let (to_us, events) = channel();
    let (send, from_us) = unbounded_channel();
    let worker = worker(async move {
        let stream = tokio::select! {
            stream = dial(&address, &connector, &to_us) => stream,
            () = given_up(&from_us) => return,
        };
        match stream {
            Err(reason) => _ = to_us.send(Event::Failed(reason)),
            Ok(stream) => client(stream, from_us, to_us, collator).await,
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

/// Tries for some minutes: not everybody sits down at the same moment. Meanwhile it is told that nobody answers.
async fn dial(address: &str, connector: &TlsConnector, events: &Sender<Event>) -> Result<ClientStream, Refusal> {
    let nobody = || Refusal::new("tls-nobody").with("address", address);
    for tried in 0..300 {
        if let Ok(Ok(stream)) = tokio::time::timeout(TRY, TcpStream::connect(address)).await {
            let _ = stream.set_nodelay(true);
            let name = ServerName::try_from("collator.factlab.invalid").map_err(setup)?;
            let shaken = tokio::time::timeout(PATIENCE, connector.connect(name, stream)).await.map_err(|_| nobody())?;
            if tried > TOLD_AT {
                let _ = events.send(Event::Seeking(None));
            }
            return shaken.map_err(|error| if other_session(&error) { Refusal::new("tls-session") } else { nobody() });
        }
        if tried == TOLD_AT {
            let _ = events.send(Event::Seeking(Some(address.to_owned())));
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    Err(nobody())
}

fn other_session(error: &std::io::Error) -> bool {
    let tls = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    matches!(tls, Some(rustls::Error::AlertReceived(AlertDescription::NoApplicationProtocol)))
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
    let mut config = ServerConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&rustls::version::TLS13])
        .map_err(setup)?
        .with_client_cert_verifier(Pinned::new(keys))
        .with_cert_resolver(Arc::new(AlwaysResolvesServerRawPublicKeys::new(certified(identity)?)));
    config.alpn_protocols = session(manifest);
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
        let false_collator = SigningKey::from_bytes(&[98; 32]);
        assert_eq!(turned_away(&signed.manifest, &false_collator, &signed.manifest, &identities[0]), "tls-nobody");
    }

    #[test]
    fn another_manifest_is_told_at_the_door() {
        let (signed, identities) = session(3, &[&[0], &[1], &[2]]);
        let mut other = signed.manifest.clone();
        other.nonce = crate::hex::Hex([8; 32]);
        assert_eq!(turned_away(&signed.manifest, &identities[3], &other, &identities[0]), "tls-session");
    }

    /// Why a party does not get in at a collator.
    fn turned_away(at: &Manifest, collator: &SigningKey, own: &Manifest, party: &SigningKey) -> String {
        let (link, address) = listen("127.0.0.1:0", at, collator).unwrap();
        let party = connect(address.to_string(), own, party).unwrap();
        let event = party.events.recv_timeout(Duration::from_secs(60)).unwrap();
        party.close();
        // Who is turned away is not noticed inside.
        assert!(link.events.try_recv().is_err());
        link.close();
        let Event::Failed(reason) = event else { panic!("{event:?}") };
        reason.code
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
