//! A photo drawn anew: decoded, turned upright, made no larger than is needed to read it, and encoded as a JPEG. What
//! came along with it (place, time, camera, a small picture of before it was cut) is not copied, so it is gone.
//!
//! Decoding what anybody may send happens in a process of its own, with limits on bytes, pixels, memory and time.

use crate::child::{self, Limits};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder as _, ImageReader};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::sync::{OwnedMutexGuard, Semaphore, SemaphorePermit};

/// The largest photo that is accepted, in bytes; a phone's own are two to eight million.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
/// The hidden subcommand of the binary that runs [`child_main`].
pub const SUBCOMMAND: &str = "redraw";
/// The most pixels on a side, and in all: what a phone takes unless it is told to take more, which costs seconds.
const MAX_SIDE: u32 = 16_384;
const MAX_PIXELS: u64 = 50_000_000;
/// The longest side of what is kept, in pixels: felt-tip on A3 stays readable.
const KEPT_SIDE: u32 = 2_400;
/// Of 100.
const QUALITY: u8 = 82;
/// How many photos are drawn at a time, and how many wait.
const RUNNING: usize = 2;
const LIMITS: Limits = Limits { time: Duration::from_secs(20), memory_bytes: 1 << 30 };

static TURNS: Semaphore = Semaphore::const_new(RUNNING);
/// Who has a turn, or waits for one: each has one at a time, so that nobody holds them all.
static OWN: Mutex<BTreeMap<String, Weak<OwnTurn>>> = Mutex::new(BTreeMap::new());

type OwnTurn = tokio::sync::Mutex<()>;

/// A turn to draw, until it is dropped.
struct Turn {
    _of_all: SemaphorePermit<'static>,
    _own: OwnedMutexGuard<()>,
}

/// The one turn of this person or device, shared by all that they send.
fn own_turn(whose: &str) -> Arc<OwnTurn> {
    let mut all = OWN.lock().unwrap_or_else(PoisonError::into_inner);
    all.retain(|_, turn| turn.strong_count() > 0);
    if let Some(own) = all.get(whose).and_then(Weak::upgrade) {
        return own;
    }
    let own = Arc::new(OwnTurn::default());
    all.insert(whose.to_owned(), Arc::downgrade(&own));
    own
}

/// Waits for a turn: first for their own, then for one of those of all.
async fn turn(whose: &str) -> Option<Turn> {
    let own = own_turn(whose).lock_owned().await;
    Some(Turn { _of_all: TURNS.acquire().await.ok()?, _own: own })
}

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A HEIC photo: those are made into a JPEG by the browser.
    Heic,
    /// No picture of a kind that we read, or a broken one.
    Unreadable,
    /// More bytes than we take.
    TooLarge,
    /// More pixels than we take.
    TooFine,
    /// It took too long, here or before its turn came.
    Busy,
}

impl Fault {
    /// The end of its Fluent key, `photo-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Heic => "heic",
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too-large",
            Self::TooFine => "too-fine",
            Self::Busy => "busy",
        }
    }
}

/// Whether these bytes are a HEIC file (ISO/IEC 23008-12: a `ftyp` box with one of its brands).
fn is_heic(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8; 4]; 8] = [b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"];
    bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|brand| BRANDS.iter().any(|b| *b == brand))
}

/// What was uploaded, drawn anew as a JPEG without any metadata. Of all that `whose` session sends one is drawn at a
/// time, so that another person's photo need not wait for theirs.
///
/// # Errors
/// [`Fault`].
pub async fn redrawn(uploaded: &[u8], whose: &str) -> Result<Vec<u8>, Fault> {
    if uploaded.len() > MAX_BYTES {
        return Err(Fault::TooLarge);
    }
    if is_heic(uploaded) {
        return Err(Fault::Heic);
    }
    let _turn = tokio::time::timeout(LIMITS.time, turn(whose)).await.ok().flatten().ok_or(Fault::Busy)?;
    child::work(SUBCOMMAND, uploaded, LIMITS).await.map_err(|fault| match fault {
        child::Fault::Refused(why) if why == TOO_FINE => Fault::TooFine,
        child::Fault::Refused(_) => Fault::Unreadable,
        child::Fault::TimedOut(_) => Fault::Busy,
        other => {
            tracing::warn!(fault = %other, "a photo could not be drawn anew");
            Fault::Unreadable
        }
    })
}

const TOO_FINE: &str = "too many pixels";

/// The child's side. It opens no file and no connection.
#[must_use]
pub fn child_main() -> ExitCode {
    child::main(draw)
}

fn draw(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let said = |error: image::ImageError| match error {
        image::ImageError::Limits(_) => TOO_FINE.to_owned(),
        _ => "unreadable".to_owned(),
    };
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| "unreadable".to_owned())?;
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(said)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(TOO_FINE.to_owned());
    }
    // A file without a word on it lies as it was taken.
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(said)?;
    if width.max(height) > KEPT_SIDE {
        picture = picture.thumbnail(KEPT_SIDE, KEPT_SIDE);
    }
    picture.apply_orientation(orientation);
    let mut drawn = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut drawn, QUALITY);
    // A JPEG knows no transparency.
    picture.to_rgb8().write_with_encoder(encoder).map_err(said)?;
    Ok(drawn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgb, RgbImage};

    /// A picture, wider than high, of which only the left half is red.
    fn half_red(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) })
    }

    fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// A JPEG with an EXIF block in front, as cameras write it: how it lies (tag 0x0112), and where it was taken.
    fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0".to_vec();
        exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
        exif.extend([0, 0, 0, 0]);
        exif.extend(b"GPSLatitude 53.2 N GPSLongitude 6.4 E");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn what_came_along_with_a_photo_is_gone_and_it_stands_upright() {
        let jpeg = encoded(&half_red(400, 200), ImageFormat::Jpeg);
        let taken = with_exif(&jpeg, 6);
        assert!(taken.windows(4).any(|w| w == b"Exif") && taken.windows(3).any(|w| w == b"GPS"));
        let drawn = draw(&taken).unwrap();
        assert!(!drawn.windows(4).any(|w| w == b"Exif") && !drawn.windows(3).any(|w| w == b"GPS"));
        let picture = image::load_from_memory(&drawn).unwrap().to_rgb8();
        assert_eq!(picture.dimensions(), (200, 400), "turned a quarter");
        assert!(picture.get_pixel(100, 50)[0] > 150 && picture.get_pixel(100, 350)[2] > 150, "left came on top");
    }

    #[test]
    fn other_kinds_become_a_jpeg_and_a_large_one_smaller() {
        for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Jpeg] {
            let drawn = draw(&encoded(&half_red(60, 40), format)).unwrap();
            assert_eq!(image::guess_format(&drawn).unwrap(), ImageFormat::Jpeg, "{format:?}");
        }
        let drawn = draw(&encoded(&half_red(4_000, 3_000), ImageFormat::Jpeg)).unwrap();
        let picture = image::load_from_memory(&drawn).unwrap();
        assert_eq!((picture.width(), picture.height()), (2_400, 1_800));
    }

    #[test]
    fn what_is_no_picture_or_has_too_many_pixels_is_refused() {
        assert_eq!(draw(b"%PDF-1.7").unwrap_err(), "unreadable");
        let whole = encoded(&half_red(300, 200), ImageFormat::Png);
        assert!(draw(&whole[..whole.len() / 2]).is_err(), "a broken one");
        assert_eq!(draw(&claims(60_000, 60_000)).unwrap_err(), TOO_FINE);
        // Of 50 megapixels its few bytes are tried; of more nothing is.
        assert_eq!(draw(&claims(7_072, 7_072)).unwrap_err(), TOO_FINE);
        assert_eq!(draw(&claims(7_071, 7_071)).unwrap_err(), "unreadable");
    }

    /// A PNG of a few bytes that says it is so wide and so high.
    fn claims(width: u32, height: u32) -> Vec<u8> {
        let mut png = encoded(&half_red(8, 8), ImageFormat::Png);
        png[16..20].copy_from_slice(&width.to_be_bytes());
        png[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc32(&png[12..29]);
        png[29..33].copy_from_slice(&sum.to_be_bytes());
        png
    }

    /// The checksum of a PNG's chunk (ISO/IEC 15948, annex D).
    fn crc32(bytes: &[u8]) -> u32 {
        let step = |sum: u32, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
        !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
    }

    #[tokio::test]
    async fn nobody_holds_both_turns() {
        let soon = Duration::from_millis(300);
        let first = turn("hilde").await.unwrap();
        assert!(tokio::time::timeout(soon, turn("hilde")).await.is_err(), "her second photo waits for her first");
        let other = tokio::time::timeout(soon, turn("bert")).await;
        assert!(other.is_ok_and(|turn| turn.is_some()), "his does not");
        drop(first);
        assert!(tokio::time::timeout(soon, turn("hilde")).await.is_ok(), "then it is drawn");
        assert_eq!(OWN.lock().unwrap().len(), 1, "nothing is remembered of who is done");
    }

    #[tokio::test]
    async fn a_heic_photo_and_a_very_large_file_are_named_before_anything_is_started() {
        let heic = [&[0, 0, 0, 24][..], b"ftypheic\0\0\0\0mif1heic"].concat();
        assert_eq!(redrawn(&heic, "hilde").await, Err(Fault::Heic));
        assert_eq!(redrawn(&vec![0; MAX_BYTES + 1], "hilde").await, Err(Fault::TooLarge));
    }
}
